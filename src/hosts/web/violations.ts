/** What the page's security policy refused: without a console nobody would ever see it. */

/** As many as a report needs; a page that is refused one thing is refused it again and again. */
const most = 20;

/**
 * Notes each kind of refusal once, in words, from now on for as long as the page stands.
 * @param page whose refusals; the page itself where nothing is given
 */
export function noteViolations(note: (words: string) => void, page: EventTarget = document): void {
  const seen = new Set<string>();
  page.addEventListener('securitypolicyviolation', (event) => {
    const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event as SecurityPolicyViolationEvent;
    const where = sourceFile ? `（${sourceFile}:${lineNumber}）` : '';
    const words = `内容安全策略挡下了 ${effectiveDirective}：${blockedURI || '页面自己的内容'}${where}`;
    if (seen.has(words) || seen.size === most) return;
    seen.add(words);
    note(words);
  });
}
