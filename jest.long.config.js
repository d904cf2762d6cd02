import config from './jest.config.js';

/**
 * `npm run test:long`: what takes longer than its place among the tests allows: each reading before another program as
 * judge, each round trip broken off, engines of former years, typing at a keyboard's pace, searches over generated years,
 * a whole year for each thing that can be wrong in it, a whole year by clicks, each screen of the pane at each width.
 * Files named `*.long.ts`; .ci/run runs them too.
 */
export default {
  ...config,
  testMatch: ['**/*.long.ts'],
  testTimeout: 600_000,
  testSequencer: '<rootDir>/jest.longest-first.js',
};
