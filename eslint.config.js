import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
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

/** The packages that ship; every other package is private. `scripts/check-imports.ts` holds the arrows. */
const shipped = ['contract', 'sdk', 'components', 'service'];
const sources = [`packages/{${shipped.join(',')}}/src/**/*.ts`];

/** One accent: a type is imported by a statement of its own. */
const accent = [
  {
    selector: 'ImportSpecifier[importKind="type"], ExportSpecifier[exportKind="type"]',
    message: 'Write `import type { … }` or `export type { … }` in a statement of its own.',
  },
];

const notHere = [
  ...accent,
  { selector: 'ExportDefaultDeclaration', message: 'Use a named export.' },
  { selector: 'ExportAllDeclaration', message: 'Name what an entry exports.' },
  {
    selector: 'AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]',
    message: 'Render a Lit template: markup from strings breaks Trusted Types.',
  },
];

/** The rules that hold in TypeScript and JavaScript alike. */
const accentRules = {
  'capitalized-comments': [
    'error',
    'always',
    {
      ignoreConsecutiveComments: true,
      ignoreInlineComments: true,
      ignorePattern: 'prettier-ignore',
    },
  ],
  'no-restricted-syntax': ['error', ...accent],
};

/** The globals that JavaScript files use, in Node and in a page. */
const globalNames = [
  ...['process', 'console', 'URL', 'fetch', 'performance', 'setTimeout'],
  ...['document', 'window'],
];

export default defineConfig(
  // Whatever Git ignores is generated or local, and no tool reads it.
  includeIgnoreFile(join(import.meta.dirname, '.gitignore')),
  { ignores: ['**/generated/', '**/*.test-d.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: Object.fromEntries(globalNames.map((name) => [name, false])),
    },
    rules: accentRules,
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
        // Columns and environment variables keep the name that they have elsewhere.
        { selector: 'variable', modifiers: ['destructured'], format: null },
      ],
      ...accentRules,
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // A method of an asynchronous interface may have its result at once.
      '@typescript-eslint/require-await': 'off',
      // Code passes the reason of an aborted signal on, which may be any value.
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
      'no-restricted-syntax': ['error', ...notHere],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    ignores: sources,
    rules: {
      'no-restricted-syntax': ['error', ...notHere],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // A guard is one check on one page.
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
      // Assertions of Chai are properties.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
);
