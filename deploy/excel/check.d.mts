/** What is wrong with a manifest, in plain Chinese; `fileOf` gives the bytes of a file that lies beside it. */
export declare function manifestFaults(
  text: string,
  fileOf: (name: string) => Uint8Array | undefined,
): Promise<string[]>;

/** The names of the functions that the buttons of a good manifest run without a pane. */
export declare function commandsOf(text: string): Promise<string[]>;
