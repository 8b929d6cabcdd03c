/**
 * Runs the tests that need Node only. `unit` runs the tests beside the sources, on the sources, with a temporary
 * PostgreSQL if one is installed. `e2e` runs the examples' journeys on the built packages.
 * Further arguments name the files to run.
 */
import { findChromium } from '@tellerkit/tooling/browsers';
import { startPostgres } from '@tellerkit/tooling/postgres';
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { root } from './lib/packages.ts';

const [suite = 'unit', ...named] = process.argv.slice(2);
/** Minutes that the whole run may take, so that a file that never ends is named and does not hold up the gate. */
const limitMinutes = process.env['TELLERKIT_FULL'] ? 120 : 40;
/** Milliseconds that one test may take on a busy machine. */
const testLimitMs = 600_000;
const journeys = 'examples/*/e2e/**/*.test.ts';
const exclude = ['**/node_modules', '**/dist', '**/.temp'];

function filesOf(): string[] {
  if (named.length > 0) return named;
  if (suite === 'e2e') return globSync(journeys, { cwd: root, exclude });
  const all = globSync('{packages,scripts,examples}/**/*.test.ts', { cwd: root, exclude });
  const inBrowsers = (file: string) =>
    (file.startsWith('packages/components/') && !file.endsWith('.node.test.ts')) ||
    file.endsWith('.browser.test.ts');
  return all.filter((file) => !inBrowsers(file) && !file.includes('/e2e/'));
}

const files = filesOf().sort();
if (files.length === 0) {
  console.error(
    `No test found for \`${suite}\`. Name existing files: \`unit\` runs *.test.ts, \`e2e\` runs ${journeys}.`,
  );
  process.exit(1);
}

const postgres = suite === 'unit' ? await startPostgres() : undefined;
if (suite === 'unit' && !postgres) {
  console.log('PostgreSQL is not installed, so its conformance suite is skipped.');
  console.log('On Debian and Ubuntu: apt-get install postgresql');
}
const flags = [
  '--test',
  `--test-timeout=${String(testLimitMs)}`,
  '--test-reporter=./scripts/lib/node-test-reporter.ts',
];
const onSources =
  suite === 'unit'
    ? ['--conditions=source', `--test-concurrency=${String(availableParallelism())}`]
    : ['--test-concurrency=1'];
const result = spawnSync(process.execPath, [...flags, ...onSources, ...files], {
  cwd: root,
  stdio: 'inherit',
  timeout: limitMinutes * 60_000,
  // The test runner answers it by naming the files that have not ended
  killSignal: 'SIGINT',
  env: {
    ...process.env,
    ...(postgres ? { TELLERKIT_TEST_DATABASE_URL: postgres.url } : {}),
    CHROMIUM_PATH: findChromium() ?? '',
  },
});
if (result.error) console.error(`The tests did not end within ${String(limitMinutes)} minutes.`);
await postgres?.stop();
process.exitCode = result.status ?? 1;
