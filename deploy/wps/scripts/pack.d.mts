export declare const scriptNames: { windows: string; linux: string };
/** `kaohe-wps.bat` from `windows.js`: ASCII, line ends of Windows. */
export declare const windowsScript: (source: string) => string;
/** `kaohe-wps.sh` from `linux.sh`. */
export declare const linuxScript: (source: string) => string;
