/** The policy as it goes into the header or the page's `meta`. */
export declare const contentSecurityPolicy: string;
