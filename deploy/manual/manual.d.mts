/** The manual's files by their names: page, style sheet, script. */
export declare const manual: () => Readonly<Record<string, string>>;
/** The manual in one text, with what a policy must name by hashes. */
export declare const manualWhole: () => Readonly<Record<'page' | 'style' | 'script', string>>;
/** Names of the manual's files. */
export declare const manualFiles: Readonly<Record<'page' | 'style' | 'script', string>>;
/** Pictures that the texts ask for. */
export declare const picturesAsked: () => { name: string; words: string }[];
/** Where taken pictures lie. */
export declare const pictureFolder: string;
