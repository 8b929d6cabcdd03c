/**
 * Tries the SDK on runtimes other than the one that the gate runs on: its own tests on the oldest Node that it
 * supports and the one after, and as published, against the real service, in Deno and Bun. Needs a build.
 */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { writeCounts } from '../lib/counts.ts';
import { readPackage, root } from '../lib/packages.ts';
import { compileTests } from './compile-tests.ts';
import { installRuntimes } from './install.ts';

const counts = { passed: 0, failed: 0, skipped: 0 };

/** Runs a program to its end and gives what it wrote. */
async function outputOf(program: string, ...rest: string[]): Promise<string> {
  const child = spawn(program, rest, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return output + errors;
}

function note(runtime: string, passed: number, failed: number, output: string): void {
  // a run that says nothing has shown nothing
  const failures = failed || (passed === 0 ? 1 : 0);
  counts.passed += passed;
  counts.failed += failures;
  console.log(`${runtime.padEnd(8)} ${passed} passed, ${failures} failed`);
  if (failures > 0) console.error(output);
}

async function runTests(runtime: string, node: string, tests: readonly string[]): Promise<void> {
  const output = await outputOf(node, '--test', '--test-reporter=tap', ...tests);
  const figure = (name: string) =>
    Number(new RegExp(`^# ${name} (\\d+)`, 'm').exec(output)?.[1] ?? 0);
  const failures = output.match(/^ *not ok .*\n(?: *---\n[\s\S]*?\n *\.\.\.\n)?/gm) ?? [];
  note(runtime, figure('pass'), figure('fail') + figure('cancelled'), failures.join('') || output);
  counts.skipped += figure('skipped');
}

async function smoke(runtime: string, url: string, program: string, ...flags: string[]) {
  const script = join(import.meta.dirname, 'smoke.ts');
  const output = await outputOf(program, ...flags, script, url, runtime);
  const count = (pattern: RegExp) => output.match(pattern)?.length ?? 0;
  note(runtime, count(/^ok /gm), count(/^not ok /gm), output);
}

const { 'Node 20': node20, 'Node 22': node22, Deno: deno, Bun: bun } = installRuntimes();
const runtimes = { 'Node 20': node20, 'Node 22': node22, Deno: deno, Bun: bun };
for (const [runtime, program] of Object.entries(runtimes)) {
  if (program) continue;
  counts.skipped += 1;
  console.log(
    `${runtime.padEnd(8)} skipped: there is none for ${process.platform} ${process.arch}`,
  );
}

// its server reports each stream that was broken on purpose: shown only if something goes wrong
const service = fork(join(import.meta.dirname, 'smoke-service.ts'), {
  stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
});
const complaints = service.stderr ? text(service.stderr) : '';
try {
  const [url] = (await once(service, 'message')) as [string];
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
  if (counts.failed > 0) console.error(await complaints);
  rmSync(join(readPackage('sdk').folder, '.temp/tests'), { recursive: true, force: true });
}
writeCounts(counts);
process.exitCode = counts.failed > 0 ? 1 : 0;
