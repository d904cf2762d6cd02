import config from './jest.config.js';

/**
 * `npm run test:long`: what takes longer than its place among the tests allows, such as a search over many generated
 * years. Files named `*.long.ts`; .ci/run runs them too.
 */
export default { ...config, testMatch: ['**/*.long.ts'], testTimeout: 600_000 };
