import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import officeAddins from 'eslint-plugin-office-addins';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom: each element (a folder of src) names those below it. Any other import is an error. Each host is
 * one of its own, so none leans on a sibling; what two of them need goes down to `cells`, `hosts/office` or `hosts/web`.
 */
const ruled = ['scoring', 'schemes', 'base'];
const filled = ['forms', 'cells', 'sheets', ...ruled];
const checked = ['checks', ...filled];
const worked = ['workflow', 'papers', 'port', ...checked];
const xlsxHost = ['xlsx', 'port', 'cells', 'sheets', 'base'];
const layers = {
  base: [],
  pictures: [],
  schemes: ['base'],
  scoring: ['schemes', 'base'],
  sheets: ['base'],
  cells: ['sheets', 'base'],
  forms: ['cells', 'sheets', ...ruled],
  checks: filled,
  drafting: ['cells', 'sheets', 'schemes', 'base'],
  port: ['cells', 'sheets', 'base'],
  papers: ['pictures', ...filled],
  word: ['papers', 'pictures', 'cells', 'base'],
  workflow: ['drafting', 'papers', 'port', ...checked],
  xlsx: ['port', 'cells', 'sheets', 'base'],
  documents: ['drafting', 'xlsx', 'base'],
  'hosts/web': ['base'],
  'hosts/office': ['port', 'cells', 'sheets', 'base'],
  'hosts/folder': xlsxHost,
  'hosts/browser': ['hosts/web', ...xlsxHost],
  'hosts/excel': ['hosts/office', 'hosts/web', ...xlsxHost],
  'hosts/wps': ['hosts/office', 'hosts/web', ...xlsxHost],
  sample: ['workflow', 'port', ...checked],
  views: ['sample', ...worked],
  assistant: ['sample', 'drafting', 'views', ...worked],
  pane: ['assistant', 'views', 'papers', 'pictures', 'port', 'schemes', 'base'],
  apps: [
    'pane',
    'assistant',
    'hosts/browser',
    'hosts/excel',
    'hosts/wps',
    'hosts/web',
    'documents',
    'word',
    'papers',
    'xlsx',
    'port',
    'base',
  ],
  cli: ['sample', 'word', 'documents', 'drafting', 'hosts/folder', ...worked],
};

/** Of these only the files at the top are for others: reading, writing, patching; the rooms below are their own. */
const doors = { xlsx: '*.ts' };

/** Layers that must run anywhere: no file, no host, no screen. */
const pure = [
  'base',
  'port',
  'schemes',
  'scoring',
  'sheets',
  'cells',
  'forms',
  'checks',
  'drafting',
  'documents',
  'pictures',
  'papers',
  'word',
  'workflow',
  'sample',
  'views',
  'assistant',
];

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'out', 'coverage'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Characters of Chinese text are spread on purpose; emojis do not occur in official forms.
      '@typescript-eslint/no-misused-spread': 'off',
      // The full-width space is Chinese typography.
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true, skipJSXText: true }],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: true },
      'boundaries/elements': Object.keys(layers).map((layer) => ({ type: layer, pattern: `src/${layer}` })),
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          message: '{{from.element.type}} 不得引用 {{to.element.type}}（层次见 ARCHITECTURE.md）',
          policies: Object.entries(layers).map(([layer, below]) => ({
            from: { element: { type: layer } },
            allow: [
              { to: { element: { type: layer } } },
              ...below.map((type) => ({
                to: { element: { type, ...(doors[type] ? { internalPath: doors[type] } : {}) } },
              })),
            ],
          })),
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
    // Microsoft's rules for what goes over to Excel and back.
    files: ['src/hosts/excel/**/*.ts', 'src/apps/excel/**/*.{ts,tsx}'],
    plugins: { 'office-addins': officeAddins },
    rules: {
      ...Object.fromEntries(
        Object.keys(officeAddins.rules).map((name) => [`office-addins/${name}`, 'error']),
      ),
      // These two read the text from top to bottom. Here one function queues and gives another that reads, which the
      // session runs after its sync; reading too early is an error of the simulated Excel.
      'office-addins/call-sync-before-read': 'off',
      'office-addins/call-sync-after-load': 'off',
    },
  },
  { files: ['src/pane/**/*.tsx', 'src/pane/**/*.ts'], ...reactHooks.configs.flat.recommended },
  {
    // What WPS and any browser run as it stands: classic scripts, ES5.
    files: ['deploy/**/*.js'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      ecmaVersion: 5,
      sourceType: 'script',
      parserOptions: { projectService: false },
      globals: {
        window: 'readonly',
        document: 'readonly',
        XMLHttpRequest: 'readonly',
        Blob: 'readonly',
      },
    },
    rules: {
      ...tseslint.configs.disableTypeChecked.rules,
      // ES5 cannot catch without a name.
      '@typescript-eslint/no-unused-vars': ['error', { caughtErrors: 'none' }],
    },
  },
  {
    files: ['*.js', 'bin/*.js', '**/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      // They belong to no project of the compiler's; rules that need types are off.
      parserOptions: { projectService: false },
      globals: { process: 'readonly', console: 'readonly', Response: 'readonly', URL: 'readonly' },
    },
  },
);
