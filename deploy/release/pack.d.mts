/** Folders of the builds by name, and the one file. */
interface Built {
  browser: string;
  single: string;
  excel: string;
  wps: string;
  wpsOffline: string;
  command: string;
}

/** Makes what is handed out, in a folder that is emptied first; gives lines about it. Throws where a bound is passed. */
export declare const pack: (built: Built, into: string, version: string) => string[];
