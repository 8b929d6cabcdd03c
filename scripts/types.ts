/**
 * Rolls up the published types of each package and writes its API report to .temp/api,
 * where `scripts/api.ts` compares it with the one in git.
 */
import { Extractor, ExtractorConfig, ExtractorLogLevel as Level } from '@microsoft/api-extractor';
import type { IConfigFile } from '@microsoft/api-extractor';
import { TSDocConfigFile } from '@microsoft/tsdoc-config';
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import {
  readEntryExports,
  sharedTypes,
  writeEntryTypes,
  writeSharedModule,
} from './lib/entry-types.ts';
import { readPackages, root, type Package } from './lib/packages.ts';

const temp = join(root, '.temp');
const reports = join(temp, 'api');
const base = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8')) as {
  compilerOptions: { lib: string[] };
};
const { lib } = base.compilerOptions;

/** Emits the package as it is for any runtime, then each part with a configuration of its own. */
function emitDeclarations(pkg: Package, outDir: string): void {
  const parts = globSync('src/**/tsconfig.json', { cwd: pkg.folder });
  for (const part of ['.', ...parts.map(dirname)]) emitPart(pkg, part, outDir);
}

function emitPart(pkg: Package, part: string, outDir: string): void {
  // without the source condition, so that other packages are seen as a consumer sees them
  const flags = ['--customConditions', 'null', '--noEmit', 'false', '--emitDeclarationOnly'];
  const out = ['--declaration', '--outDir', outDir, '--rootDir', join(pkg.folder, 'src')];
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const args = [tsc, '-p', join(pkg.folder, part), ...flags, ...out];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', cwd: root });
  if (status === 0) return;
  console.error(`${pkg.name} does not compile: mend the errors above, then build again.`);
  process.exit(1);
}

function extractorConfig(pkg: Package, emitted: string): ExtractorConfig {
  const logAll = { default: { logLevel: Level.Warning } };
  const configObject: IConfigFile = {
    projectFolder: pkg.folder,
    mainEntryPointFilePath: join(emitted, `${sharedTypes}.d.ts`),
    newlineKind: 'lf',
    compiler: {
      overrideTsconfig: {
        compilerOptions: {
          module: 'nodenext',
          target: 'es2022',
          lib,
          strict: true,
          skipLibCheck: true,
          types: pkg.folder.endsWith('service') ? ['node'] : [],
        },
        files: [join(emitted, `${sharedTypes}.d.ts`)],
      },
    },
    apiReport: {
      enabled: true,
      reportFileName: `${pkg.name.replace('@', '').replace('/', '-')}.api.md`,
      reportFolder: reports,
      reportTempFolder: join(temp, 'api-temp'),
    },
    dtsRollup: { enabled: true, untrimmedFilePath: join(pkg.folder, `dist/${sharedTypes}.d.ts`) },
    docModel: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      compilerMessageReporting: logAll,
      extractorMessageReporting: {
        ...logAll,
        'ae-undocumented': { logLevel: Level.None },
        // the exports map keeps internal modules in: names need no mark of their own
        'ae-internal-missing-underscore': { logLevel: Level.None },
      },
      tsdocMessageReporting: logAll,
    },
  };
  return ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: undefined,
    packageJsonFullPath: join(pkg.folder, 'package.json'),
    tsdocConfigFile: TSDocConfigFile.loadFile(join(root, 'tsdoc.json')),
  });
}

function rollUp(pkg: Package): string[] {
  // inside the package, so that its dependencies resolve
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
  writeEntryTypes(pkg, emitted, entries);
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
