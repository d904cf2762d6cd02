import config from './jest.config.js';

/** What `npm run check` runs before every commit: all but what starts another program or goes through every fault. */
export default {
  ...config,
  testPathIgnorePatterns: [
    '/node_modules/',
    // LibreOffice.
    'test/office/',
    // Chromium, and whole builds of the product.
    'test/apps/',
    'test/contract/(?!xlsx)',
    'test/hosts/grid',
    'test/pane/screens',
    // Each round trip of each piece of work.
    'test/hosts/excel/budget',
  ],
};
