import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
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

/** Which packages a package's shipped sources may import; nothing else goes. */
const arrows = { contract: [], sdk: ['contract'], components: ['sdk'], service: ['contract'] };

/** The packages that ship; every other package is private. */
const shipped = Object.keys(arrows);
const sources = [`packages/{${shipped.join(',')}}/src/**/*.ts`];

const arrowRule = {
  default: 'allow',
  checkAllOrigins: true,
  policies: Object.entries(arrows).flatMap(([from, allowed]) => [
    ...[
      { module: { source: ['@tellerkit/*', '@tellerkit/*/**'] } },
      ...Object.keys(arrows).flatMap((to) => (to === from ? [] : [{ element: { type: to } }])),
    ].map((to) => ({
      from: { element: { type: from } },
      disallow: { to },
      message: `packages/${from} may import ${allowed[0] ?? 'no other package'}, by its name`,
    })),
    ...allowed.map((to) => ({
      from: { element: { type: from } },
      allow: { to: { module: { source: [`@tellerkit/${to}`, `@tellerkit/${to}/*`] } } },
    })),
  ]),
};

const notHere = [
  { selector: 'ExportDefaultDeclaration', message: 'Use a named export.' },
  { selector: 'ExportAllDeclaration', message: 'Name what an entry exports.' },
  {
    selector: 'AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]',
    message: 'Render a Lit template: markup from strings breaks Trusted Types.',
  },
];

export default defineConfig(
  // Whatever Git ignores is generated or local, and no tool reads it.
  includeIgnoreFile(join(import.meta.dirname, '.gitignore')),
  { ignores: ['**/generated/', '**/*.test-d.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'fetch', 'document', 'window'].map((name) => [name, false]),
      ),
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylistic],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // an interface that is asynchronous elsewhere may answer at once here
      '@typescript-eslint/require-await': 'off',
      // an aborted signal's reason is passed on as it is
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
    plugins: { boundaries },
    settings: {
      'boundaries/elements': Object.keys(arrows).map((type) => ({
        type,
        pattern: `packages/${type}`,
      })),
    },
    rules: {
      'boundaries/dependencies': ['error', arrowRule],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...notHere],
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    ignores: sources,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `\\.\\./(${shipped.join('|')})/src/`,
              message: 'Import the package by its name, as a consumer does.',
            },
          ],
        },
      ],
      'no-restricted-syntax': ['error', ...notHere],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // a guard is one check on one page
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
      // node:test returns promises that the runner itself awaits
      '@typescript-eslint/no-floating-promises': 'off',
      // chai asserts by property
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
);
