/** Where a build looks when no address is given. */
export declare const defaultBaseUrl: string;

/** The manifest for pages below an https address; throws in plain Chinese when address or version will not do. */
export declare function manifestFor(given: { baseUrl?: string; version: string }): string;
