import { compilers } from '@tellerkit/tooling/compilers';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from './packages.ts';

/** Settings with which a consumer compiles the published types. */
export interface ConsumerSettings {
  readonly compiler: keyof typeof compilers;
  readonly moduleResolution: 'node16' | 'nodenext' | 'bundler';
  readonly hasDom: boolean;
  /** True for the types of Node. */
  readonly hasNode: boolean;
  /** Specifiers of the entries that the consumer imports. */
  readonly imports: readonly string[];
  /** Files of the consumer, in scripts/consumers. */
  readonly files: readonly string[];
}

/** Returns a short name of the settings, for a message. */
export const nameOf = (settings: ConsumerSettings): string =>
  [
    `TypeScript: ${settings.compiler}`,
    settings.moduleResolution,
    settings.hasDom ? 'DOM' : 'no DOM',
    settings.hasNode ? 'types of Node' : 'no types of Node',
    settings.imports.length > 1 ? 'all entries' : settings.imports.join(''),
  ].join(', ');

function optionsOf({ moduleResolution, hasDom, hasNode }: ConsumerSettings) {
  return {
    module: moduleResolution === 'bundler' ? 'esnext' : moduleResolution,
    moduleResolution,
    target: 'es2022',
    lib: ['es2023', ...(hasDom ? ['dom', 'dom.iterable', 'dom.asynciterable'] : [])],
    types: hasNode ? ['node'] : [],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
  };
}

/** Compiles a consumer of the built packages. Returns the output of the compiler, which is empty if there is no error. */
export function compileConsumer(settings: ConsumerSettings): string {
  // Inside the workspace, so that the packages resolve by name
  const folder = join(root, '.temp/consumer');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of settings.files)
    copyFileSync(join(root, 'scripts/consumers', file), join(folder, basename(file)));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const entries = settings.imports.map((specifier) => `import '${specifier}';\n`);
  writeFileSync(join(folder, 'entries.ts'), entries.join(''));
  const config = { compilerOptions: optionsOf(settings), include: ['*.ts'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [compilers[settings.compiler], '-p', folder],
    { cwd: root },
  );
  return status === 0 ? '' : `${stdout.toString()}${stderr.toString()}`;
}
