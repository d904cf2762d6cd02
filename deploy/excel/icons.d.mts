/** Each icon's file name with its PNG. */
export declare function iconFiles(): Promise<Map<string, Uint8Array>>;
