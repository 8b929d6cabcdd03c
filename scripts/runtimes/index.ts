/**
 * Tests the SDK on other runtimes than the gate's: its unit tests on Node 20 and 22, the oldest supported versions,
 * and the published package against the real service in Deno and Bun. Needs a build.
 */
import { writeCounts } from '@tellerkit/tooling/counts';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { readPackage } from '../lib/packages.ts';
import { compileTests } from './compile-tests.ts';
import { installRuntimes } from './install.ts';
import { run, timeout } from './run.ts';
import type { Run } from './run.ts';

const counts = { passed: 0, failed: 0, skipped: 0 };

function note(runtime: string, passed: number, failed: number, { output, isDone }: Run): void {
  // A run in which no test passed, or that broke off, counts as a failure
  const failures = failed || (passed > 0 && isDone ? 0 : 1);
  counts.passed += passed;
  counts.failed += failures;
  console.log(`${runtime.padEnd(8)} ${passed} passed, ${failures} failed`);
  if (failures > 0) console.error(output);
}

async function runTests(runtime: string, node: string, tests: readonly string[]): Promise<void> {
  const { output, isDone } = await run(node, '--test', '--test-reporter=tap', ...tests);
  const figure = (name: string) =>
    Number(new RegExp(`^# ${name} (\\d+)`, 'm').exec(output)?.[1] ?? 0);
  const failures = output.match(/^ *not ok .*\n(?: *---\n[\s\S]*?\n *\.\.\.\n)?/gm) ?? [];
  const result = { output: failures.join('') || output, isDone };
  note(runtime, figure('pass'), figure('fail') + figure('cancelled'), result);
  counts.skipped += figure('skipped');
}

async function smoke(runtime: string, url: string, program: string, ...flags: string[]) {
  const script = join(import.meta.dirname, 'smoke.ts');
  const done = await run(program, ...flags, script, url, runtime);
  const count = (pattern: RegExp) => done.output.match(pattern)?.length ?? 0;
  note(runtime, count(/^ok /gm), count(/^not ok /gm), done);
}

function install(): ReturnType<typeof installRuntimes> {
  try {
    return installRuntimes();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

const runtimes = install();
const { 'Node 20': node20, 'Node 22': node22, Deno: deno, Bun: bun } = runtimes;
for (const [runtime, program] of Object.entries(runtimes)) {
  if (program) continue;
  counts.skipped += 1;
  console.log(
    `${runtime.padEnd(8)} skipped: not available for ${process.platform} ${process.arch}`,
  );
}

// The server logs each stream that it breaks on purpose, so its log is printed only after a failure
const service = fork(join(import.meta.dirname, 'smoke-service.ts'), {
  stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
});
const serviceLog = service.stderr ? text(service.stderr) : '';
try {
  const [url] = (await once(service, 'message', { signal: AbortSignal.timeout(timeout) })) as [
    string,
  ];
  const tests = compileTests();
  await Promise.all([
    (async () => {
      if (deno)
        await smoke(
          'Deno',
          url,
          deno,
          'run',
          '--allow-all',
          '--no-config',
          '--quiet',
          '--node-modules-dir=manual',
        );
      if (bun) await smoke('Bun', url, bun, 'run');
    })(),
    (async () => {
      if (node20) await runTests('Node 20', node20, tests);
      if (node22) await runTests('Node 22', node22, tests);
    })(),
  ]);
} finally {
  service.kill();
  if (counts.failed > 0) console.error(await serviceLog);
  rmSync(join(readPackage('sdk').folder, '.temp/tests'), { recursive: true, force: true });
}
writeCounts(counts);
process.exitCode = counts.failed > 0 ? 1 : 0;
