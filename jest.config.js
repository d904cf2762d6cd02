/** Jest runs the TypeScript sources and the ESM-only libraries through SWC into CommonJS. */
const esmOnly = [
  'hucre',
  'kdbush',
  'lodash-es',
  'marked',
  'nanoid',
  '@noble/ciphers',
  '@noble/hashes',
  'quickselect',
  'rbush',
  'valibot',
  'office-addin-manifest/node_modules/uuid',
  'uuid',
];

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.(ts|tsx|js|mjs)$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`node_modules/(?!(${esmOnly.join('|')})/)`],
  moduleFileExtensions: ['ts', 'tsx', 'mjs', 'js', 'json'],
  maxWorkers: 2,
  testTimeout: 60000,
  setupFilesAfterEnv: ['<rootDir>/test/support/again.ts'],
};
