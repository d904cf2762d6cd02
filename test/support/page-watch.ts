import type { Page } from 'playwright-core';

/**
 * Faults that a page must not have, collected while it runs: errors, warnings of the security policy among them, and
 * requests to anywhere but its own server.
 */
export function watchPage(page: Page, own: string, faults: string[] = []): string[] {
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => {
    faults.push(`error: ${error.stack ?? error.message}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(own) && !/^(data|blob):/.test(url)) faults.push(`request: ${url}`);
  });
  return faults;
}
