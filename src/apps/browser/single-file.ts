/**
 * The page as one file (考核助手.html): what a server would give later stands in the page as text that nothing runs,
 * `<script type="text/plain" id="file:NAME">` (a page as JSON), put there by `deploy/pages/single-file.mjs`. Imported before anything is
 * loaded. On a served page there is no such text, and webpack loads as ever.
 */

/** What webpack's runtime lets a page set. */
declare const __webpack_require__: {
  /** Loads a script and tells what came of it: 「load」 or 「error」. */
  l: (name: string, done: (event: { type: string }) => void) => void;
};
declare let __webpack_get_script_filename__: (chunk: string | number) => string;

const standing = (name: string): HTMLElement | null => document.getElementById(`file:${name}`);

const parsed = (json: string): string => String(JSON.parse(json));

const addresses = new Map<string, string>();

/**
 * The address of a file that stands in the page, and undefined where it does not.
 * @param type its media type
 */
export function packed(name: string, type: string): string | undefined {
  const element = standing(name);
  if (!element) return undefined;
  const text = () => (element.dataset.json === undefined ? element.textContent : parsed(element.textContent));
  const known = addresses.get(name) ?? URL.createObjectURL(new Blob([text()], { type }));
  addresses.set(name, known);
  return known;
}

/** The megabytes stand behind the script of the pane, which runs while they still come. */
const whole = new Promise<void>((resolve) => {
  if (document.readyState !== 'loading') resolve();
  else
    document.addEventListener('DOMContentLoaded', () => {
      resolve();
    });
});

if (document.documentElement.hasAttribute('data-single-file')) {
  const named = __webpack_get_script_filename__;
  // A Worker takes its address at once; those of the pane stand before it.
  __webpack_get_script_filename__ = (chunk) => {
    const name = named(chunk);
    return standing(name)?.dataset.worker === undefined
      ? name
      : (packed(name, 'text/javascript;charset=utf-8') ?? name);
  };
  __webpack_require__.l = (name, done) => {
    void whole.then(() => {
      const text = standing(name)?.textContent ?? '';
      // The page's policy names the text by its hash.
      const script = document.createElement('script');
      script.textContent = text;
      document.head.append(script);
      done({ type: text === '' ? 'error' : 'load' });
    });
  };
}
