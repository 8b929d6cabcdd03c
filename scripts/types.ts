/**
 * Rolls up the published types of each package and writes the API report to .temp/api.
 * `scripts/api.ts` compares the report with the committed one.
 */
import { Extractor, ExtractorLogLevel as Level } from '@microsoft/api-extractor';
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import {
  completeSharedTypes,
  readEntryExports,
  writeEntryTypes,
  writeSharedModule,
} from './lib/entry-types.ts';
import { extractorConfig, reports } from './lib/extractor-config.ts';
import { readPackages, root } from './lib/packages.ts';
import type { Package } from './lib/packages.ts';

const temp = join(root, '.temp');

/** Emits the declarations of the package, then of each part that has a separate tsconfig.json. */
function emitDeclarations(pkg: Package, outDir: string): void {
  const parts = globSync('src/**/tsconfig.json', { cwd: pkg.folder });
  for (const part of ['.', ...parts.map(dirname)]) emitPart(pkg, part, outDir);
}

function emitPart(pkg: Package, part: string, outDir: string): void {
  // Removes the `source` condition, so that other packages resolve as for a consumer
  const flags = ['--customConditions', 'null', '--noEmit', 'false', '--emitDeclarationOnly'];
  const out = ['--declaration', '--outDir', outDir, '--rootDir', join(pkg.folder, 'src')];
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const args = [tsc, '-p', join(pkg.folder, part), ...flags, ...out];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', cwd: root });
  if (status === 0) return;
  console.error(`${pkg.name} does not compile. Fix the errors above, then build again.`);
  process.exit(1);
}

function rollUp(pkg: Package): string[] {
  // The folder is inside the package, so that its dependencies resolve
  const emitted = join(pkg.folder, '.temp/types');
  rmSync(emitted, { recursive: true, force: true });
  emitDeclarations(pkg, emitted);
  const entries = readEntryExports(pkg, emitted);
  writeSharedModule(emitted, entries);

  const warnings: string[] = [];
  Extractor.invoke(extractorConfig(pkg, emitted), {
    localBuild: true,
    messageCallback: (message) => {
      message.handled = true;
      const { Warning, Error: Failure } = Level;
      if (message.logLevel !== Warning && message.logLevel !== Failure) return;
      if (message.messageId.startsWith('console-')) return;
      const where = message.sourceFilePath ? relative(emitted, message.sourceFilePath) : '';
      warnings.push(`${pkg.name} ${where}:${message.sourceFileLine} ${message.text}`);
    },
  });
  completeSharedTypes(pkg, emitted);
  writeEntryTypes(pkg, entries);
  const lists = entries.map((e) => [e.specifier, ...e.names.map((n) => `  ${n.name}`)].join('\n'));
  const file = `${pkg.name.replace('@', '').replace('/', '-')}.entries.txt`;
  writeFileSync(join(reports, file), `${lists.join('\n')}\n`);
  return warnings;
}

for (const folder of ['api', 'api-temp']) {
  rmSync(join(temp, folder), { recursive: true, force: true });
  mkdirSync(join(temp, folder), { recursive: true });
}
const warnings = readPackages().flatMap(rollUp);
writeFileSync(join(reports, 'warnings.json'), JSON.stringify(warnings, null, 2));
for (const warning of warnings) console.warn(warning);
