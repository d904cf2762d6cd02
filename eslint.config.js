import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

/** Who may import whom: each layer names the layers below it. Any other import is an error. */
const layers = {
  base: [],
  schemes: ['base'],
  scoring: ['schemes', 'base'],
  sheets: ['base'],
  forms: ['sheets', 'scoring', 'schemes', 'base'],
  checks: ['forms', 'sheets', 'scoring', 'schemes', 'base'],
  port: ['sheets', 'base'],
  workflow: ['port', 'checks', 'forms', 'sheets', 'scoring', 'schemes', 'base'],
  hosts: ['port', 'sheets', 'base'],
  cli: ['workflow', 'hosts', 'port', 'checks', 'forms', 'sheets', 'scoring', 'schemes', 'base'],
};

/** Layers that must run anywhere: no file, no host, no screen. */
const pure = ['base', 'schemes', 'scoring', 'sheets', 'forms', 'checks', 'workflow'];

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'out', 'coverage'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.js', 'bin/*.js'] } },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: true },
      'boundaries/elements': [
        { type: 'port', pattern: 'src/hosts/port.ts', mode: 'file' },
        ...Object.keys(layers)
          .filter((layer) => layer !== 'port')
          .map((layer) => ({ type: layer, pattern: `src/${layer}` })),
      ],
    },
    rules: {
      'boundaries/element-types': [
        'error',
        {
          default: 'disallow',
          message: '${file.type} 不得引用 ${dependency.type}（层次见 ARCHITECTURE.md）',
          rules: Object.entries(layers).map(([layer, below]) => ({ from: layer, allow: [layer, ...below] })),
        },
      ],
    },
  },
  {
    files: pure.map((layer) => `src/${layer}/**/*.ts`),
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['node:*', 'fs', 'path', 'hucre*'], message: '核心不接触文件与宿主。' }] },
      ],
      'no-restricted-globals': ['error', 'process', 'window', 'document', 'Buffer'],
    },
  },
  {
    files: ['*.js', 'bin/*.js'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
  },
);
