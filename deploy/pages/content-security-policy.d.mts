/** The policy as it goes into the header or the page's `meta`. */
export declare const contentSecurityPolicy: string;
/** The same for pages without the grid. */
export declare const paneSecurityPolicy: string;
/** The same for the pages in Excel, by the address of office.js. */
export declare const excelSecurityPolicy: (officeJs: string) => string;
/** The same for the page in one file, by the hashes of its scripts and style sheets. */
export declare const singleFilePolicy: (hashes: {
  scripts: readonly string[];
  styles: readonly string[];
}) => string;
