/** Style elements that stay empty, as Fluent puts them into the page. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** Style elements that the grid of the browser page puts into it. */
const gridStyles =
  "'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY=' 'sha256-qehDXQGi+mtaFkbShaHTjtdxRzE9Ba4Ffh5AsXR+z7s='";

const written = (rules) => [...rules, "base-uri 'none'", "form-action 'none'"].join('; ');

const policy = ({ scripts = "'self'", styles = `'self' ${emptyStyle}`, images = "'self' data:" }) =>
  written([
    "default-src 'none'",
    `script-src ${scripts}`,
    "worker-src 'self'",
    `style-src ${styles}`,
    `img-src ${images}`,
    "font-src 'self'",
    "connect-src 'self'",
  ]);

/**
 * What a page of ours may load, run and speak to: its own files, and nothing else. The hashes are of style elements
 * that Fluent (an empty one) and the grid put into the page.
 */
export const contentSecurityPolicy = policy({
  styles: `'self' ${emptyStyle} ${gridStyles}`,
  images: "'self' data: blob:",
});

/** The same for pages without the grid. */
export const paneSecurityPolicy = policy({});

/**
 * The same for the pages in Excel, which have no grid. `officeJs` is the address of Microsoft's library: where that is
 * not a file of ours, its server may give scripts too.
 */
export const excelSecurityPolicy = (officeJs) =>
  policy({ scripts: /^https:/.test(officeJs) ? `'self' ${new URL(officeJs).origin}` : "'self'" });

/**
 * The same for the page in one file, which is opened from disk: there 'self' would let in any script of the disk. Its
 * scripts and sheets are named by their hashes, its Workers are made of its own text, and nothing is fetched at all.
 */
export const singleFilePolicy = ({ scripts, styles }) =>
  written([
    "default-src 'none'",
    `script-src ${scripts.join(' ')}`,
    'worker-src blob:',
    `style-src ${[emptyStyle, gridStyles, ...styles].join(' ')}`,
    'img-src data: blob:',
  ]);
