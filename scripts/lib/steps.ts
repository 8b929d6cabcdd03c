/** A step of the gate. It counts as one check unless its command writes counts. */
export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** True if the command writes its counts to the file that TELLERKIT_TEST_COUNTS names. */
  readonly counts?: true;
  readonly environment?: Readonly<Record<string, string>>;
  /** Fields that the full gate uses instead. */
  readonly full?: Partial<Step>;
}

const elements = (engine: string): Step => ({
  name: `elements in ${engine}`,
  command: ['wtr'],
  counts: true,
  environment: { TELLERKIT_ENGINES: engine },
});

const attack = ['node', '--conditions=source', 'packages/attack/src/index.ts'];
const chaos = ['node', '--conditions=source', 'packages/chaos/src/index.ts'];

/** Steps in running order: quick steps and prerequisites of others come first. */
export const steps: readonly Step[] = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] },
  { name: 'imports', command: ['node', 'scripts/check-imports.ts'] },
  { name: 'test names', command: ['node', 'scripts/check-test-names.ts'] },
  { name: 'voice', command: ['node', 'scripts/check-voice.ts'] },
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'build', command: ['node', 'scripts/build.ts'] },
  { name: 'api reports', command: ['node', 'scripts/api.ts'] },
  { name: 'packages', command: ['node', 'scripts/check-packages.ts'], counts: true },
  { name: 'packed set', command: ['node', 'scripts/check-packed-set.ts'], counts: true },
  {
    name: 'published types',
    command: ['node', 'scripts/check-published-types.ts'],
    counts: true,
  },
  { name: 'examples in text', command: ['node', 'scripts/check-examples.ts'], counts: true },
  { name: 'unused code', command: ['knip', '--no-config-hints'] },
  {
    name: 'code used by tests only',
    command: ['knip', '--production', '--no-config-hints', '--no-tag-hints'],
  },
  { name: 'manifests', command: ['node', 'scripts/check-manifests.ts'] },
  { name: 'links', command: ['node', 'scripts/check-links.ts'] },
  { name: 'size', command: ['node', 'scripts/size.ts'], counts: true },
  { name: 'generated files', command: ['node', 'scripts/check-generated.ts'] },
  { name: 'openapi', command: ['redocly', 'lint'] },
  {
    name: 'unit tests',
    command: ['node', 'scripts/node-tests.ts', 'unit'],
    counts: true,
    full: { environment: { TELLERKIT_FULL: '1', TELLERKIT_SEEDS: '100' } },
  },
  {
    name: 'sdk on other runtimes',
    command: ['node', 'scripts/runtimes/index.ts'],
    counts: true,
  },
  elements('chromium'),
  elements('firefox'),
  elements('webkit'),
  { name: 'reference', command: ['typedoc', '--logLevel', 'Warn'] },
  {
    name: 'storybook',
    command: [
      'storybook',
      'build',
      '--quiet',
      '--loglevel',
      'warn',
      '--output-dir',
      'storybook-static',
    ],
  },
  { name: 'stories', command: ['node', 'scripts/check-stories.ts'], counts: true },
  { name: 'examples', command: ['node', 'scripts/build-examples.ts'] },
  {
    name: 'chaos',
    command: [...chaos, '--quick'],
    counts: true,
    full: { command: [...chaos, '--seed', '2026'] },
  },
  {
    name: 'attack',
    command: [...attack, '--quick'],
    counts: true,
    full: { command: attack },
  },
  { name: 'end to end', command: ['node', 'scripts/node-tests.ts', 'e2e'], counts: true },
];

/**
 * Steps of the full gate: the whole chaos and attack runs, load tests and seeds at their full number, and the journeys
 * through pages as banks build them.
 */
export const fullSteps: readonly Step[] = [
  ...steps.map((step) => ({ ...step, ...step.full })),
  {
    name: 'journeys',
    command: ['node', '--conditions=source', 'packages/journeys/src/index.ts'],
    counts: true,
  },
];
