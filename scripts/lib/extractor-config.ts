import { ExtractorConfig, ExtractorLogLevel as Level } from '@microsoft/api-extractor';
import type { IConfigFile } from '@microsoft/api-extractor';
import { TSDocConfigFile } from '@microsoft/tsdoc-config';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedTypes } from './entry-types.ts';
import { root } from './packages.ts';
import type { Package } from './packages.ts';

/** Folder for the API reports of a build. */
export const reports = join(root, '.temp/api');

const base = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8')) as {
  compilerOptions: { lib: string[] };
};
const { lib } = base.compilerOptions;

/** Configures API Extractor to roll up the emitted declarations and report every message as a warning. */
export function extractorConfig(pkg: Package, emitted: string): ExtractorConfig {
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
      reportTempFolder: join(root, '.temp/api-temp'),
    },
    dtsRollup: { enabled: true, untrimmedFilePath: join(pkg.folder, `dist/${sharedTypes}.d.ts`) },
    docModel: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      compilerMessageReporting: logAll,
      extractorMessageReporting: {
        ...logAll,
        'ae-undocumented': { logLevel: Level.None },
        // The exports map hides internal modules, so internal names need no underscore
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
