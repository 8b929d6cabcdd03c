import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import regexp from 'eslint-plugin-regexp';
import { defineConfig, includeIgnoreFile } from 'eslint/config';
import { join } from 'node:path';
import tseslint from 'typescript-eslint';

const notShipped = [
  '**/testing/**',
  '**/*.test.ts',
  '**/*.test-d.ts',
  '**/*.stories.ts',
  '**/conformance/**',
];

/** Published packages. All others are private. `scripts/check-imports.ts` checks the imports between packages. */
const shipped = ['contract', 'sdk', 'components', 'service'];
const sources = [`packages/{${shipped.join(',')}}/src/**/*.ts`];

/** Style rules: types are imported by a separate statement. */
const styleRestrictions = [
  {
    selector: 'ImportSpecifier[importKind="type"], ExportSpecifier[exportKind="type"]',
    message: 'Write `import type { … }` or `export type { … }` in a separate statement.',
  },
];

const packageRestrictions = [
  ...styleRestrictions,
  { selector: 'ExportDefaultDeclaration', message: 'Use a named export.' },
  { selector: 'ExportAllDeclaration', message: 'List the exported names.' },
  {
    selector: 'AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]',
    message: 'Render a Lit template. Markup from strings violates Trusted Types.',
  },
];

/** Code that pages load. Safari before 16.4 refuses a whole file that contains a lookbehind. */
const pageRestrictions = [
  ...packageRestrictions,
  ...['Literal[regex.pattern', 'Literal[value', 'TemplateElement[value.raw'].map((attribute) => ({
    selector: `${attribute}=/\\(\\?<[=!]/]`,
    message: 'Write the expression without a lookbehind, which Safari before 16.4 cannot parse.',
  })),
];

/** Rules for both TypeScript and JavaScript. */
const styleRules = {
  'capitalized-comments': [
    'error',
    'always',
    {
      ignoreConsecutiveComments: true,
      ignoreInlineComments: true,
      ignorePattern: 'prettier-ignore',
    },
  ],
  'no-restricted-syntax': ['error', ...styleRestrictions],
};

/** Globals that JavaScript files use, in Node and in pages. */
const globalNames = [
  ...['process', 'console', 'URL', 'fetch', 'performance', 'setTimeout'],
  ...['document', 'window'],
];

export default defineConfig(
  // Files that Git ignores are generated or local, so no tool reads them.
  includeIgnoreFile(join(import.meta.dirname, '.gitignore')),
  { ignores: ['**/generated/', '**/*.test-d.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: Object.fromEntries(globalNames.map((name) => [name, false])),
    },
    rules: styleRules,
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylistic],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/naming-convention': [
        'error',
        {
          selector: 'variable',
          format: ['camelCase', 'PascalCase'],
          leadingUnderscore: 'allow',
          trailingUnderscore: 'allow',
        },
        // Destructured columns and environment variables keep the names that SQL and the shell use.
        { selector: 'variable', modifiers: ['destructured'], format: null },
      ],
      ...styleRules,
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // A method that implements an asynchronous interface may have nothing to await.
      '@typescript-eslint/require-await': 'off',
      // The reason of an aborted signal may be any value.
      '@typescript-eslint/prefer-promise-reject-errors': [
        'error',
        { allowThrowingUnknown: true, allowThrowingAny: true },
      ],
      '@typescript-eslint/only-throw-error': [
        'error',
        { allowThrowingUnknown: true, allowThrowingAny: true },
      ],
    },
  },
  {
    files: sources,
    ignores: notShipped,
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...packageRestrictions],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['packages/{contract,sdk,components}/src/**/*.ts'],
    ignores: notShipped,
    rules: { 'no-restricted-syntax': ['error', ...pageRestrictions] },
  },
  {
    // The only file that writes to the console: it tells the developer of a page what is wrong.
    files: ['packages/components/src/problem/report-problem.ts'],
    rules: { 'no-console': ['error', { allow: ['warn'] }] },
  },
  {
    // Texts of customers and headers of strangers meet expressions, so each expression takes linear time.
    files: [...sources, 'examples/**/*.ts'],
    ignores: notShipped,
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    ignores: sources,
    rules: {
      'no-restricted-syntax': ['error', ...packageRestrictions],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Each script does one job, such as one check, so its file stays short.
    files: ['scripts/**/*.{ts,mjs}'],
    rules: { 'max-lines': ['error', { max: 120 }] },
  },
  {
    files: ['packages/components/src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], litA11y.configs.recommended],
  },
  {
    files: ['**/*.test.ts', '**/conformance/**/*.ts'],
    rules: {
      // The runner of `node:test` awaits the promises that `test` returns.
      '@typescript-eslint/no-floating-promises': 'off',
      // Chai's assertions are properties, which this rule takes for unused expressions.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
);
