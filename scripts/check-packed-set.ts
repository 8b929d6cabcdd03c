/**
 * Packs the packages with the command of the README, installs the tarballs in an empty project, and imports each entry
 * there in Node, as a page that renders on a server does.
 */
import { writeCounts } from '@tellerkit/tooling/counts';
import { execFileSync, execSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guidePath } from '../packages/components/src/problem/report-problem.ts';
import { readPackage, root } from './lib/packages.ts';

const command = /^npx -y pnpm .* pack .*$/m.exec(
  readFileSync(join(root, 'README.md'), 'utf8'),
)?.[0];
if (!command) {
  console.error('README.md must hold a line `npx -y pnpm … pack …` that packs the packages.');
  process.exit(1);
}
const tarballs = join(root, '.temp/tarballs');
// Outside the workspace, so that no package resolves by its folder
const project = mkdtempSync(join(tmpdir(), 'tellerkit-packed-'));
const counts = { passed: 0, failed: 0, skipped: 0 };
try {
  rmSync(tarballs, { recursive: true, force: true });
  const output = ['ignore', 'ignore', 'inherit'] as const;
  execSync(command, { cwd: root, stdio: [...output], env: { ...process.env, PWD: root } });
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  const files = globSync('*.tgz', { cwd: tarballs }).map((file) => join(tarballs, file));
  const flags = ['--no-audit', '--no-fund', '--prefer-offline'];
  execFileSync('npm', ['install', ...flags, ...files], { cwd: project, stdio: [...output] });
  for (const { name, entries } of ['contract', 'sdk', 'components'].map(readPackage))
    for (const { specifier } of entries) check(name + specifier.slice(1));
  checkGuide();
} finally {
  rmSync(project, { recursive: true, force: true });
}
writeCounts(counts);
process.exitCode = counts.failed > 0 ? 1 : 0;

/** Imports an entry in the project. The optional peers of the SDK are not installed there. */
function check(entry: string): void {
  const code = `await import('${entry}').catch((error) => {
    if (!/'(undici|@opentelemetry\\/api)'/.test(error.message)) throw error;
  });`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: project,
  });
  counts[status === 0 ? 'passed' : 'failed'] += 1;
  if (status !== 0)
    console.error(`${entry} cannot be imported from its tarball.\n${stderr.toString()}`);
}

/** Looks for the guide that the warnings of the elements name. */
function checkGuide(): void {
  const found = existsSync(join(project, 'node_modules', guidePath));
  counts[found ? 'passed' : 'failed'] += 1;
  if (!found)
    console.error(`No tarball has ${guidePath}. Copy the guides in scripts/lib/copy-guides.ts.`);
}
