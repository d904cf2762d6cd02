import './page.css';

/** The element that a page of ours fills; null where the web view was refused and the words already stand in it. */
export function page(): HTMLElement | null {
  if (document.documentElement.hasAttribute('data-web-view')) return null;
  const element = document.getElementById('page');
  if (!element) throw new Error('the page has no #page');
  return element;
}
