import config from './jest.config.js';

/**
 * What `npm run check` runs before every commit: the rooms that know no host, and one year through the workflow. Whole
 * years, hosts and other programs are for `npm test`.
 */
const rooms = [
  'base',
  'cells',
  'checks',
  'drafting',
  'files',
  'forms',
  'pane',
  'papers',
  'schemes',
  'scoring',
  'sheets',
  'simulated',
  'views',
  'xlsx',
];

export default {
  ...config,
  testMatch: [`**/test/{${rooms.join(',')}}/**/*.test.ts`, '**/test/sample/year.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    // Every workbook, with every formula of it.
    'test/forms/workbooks',
    'test/simulated/calculation',
  ],
};
