/** Where the manifest at the root leads as it stands. */
export declare const defaultBaseUrl: string;

/** Address and version as Office takes them; throws in plain Chinese when they will not do. */
export declare function manifestValues(given: { baseUrl?: string; version: string }): {
  url: URL;
  version: string;
};

/** The manifest for pages below an https address; rejects in plain Chinese when address or version will not do. */
export declare function manifestFor(given: { baseUrl?: string; version: string }): Promise<string>;
