import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const platform = `${process.platform}-${process.arch}`;

/** Where each runtime's binary lies, by platform. No install script runs: what a package holds is enough. */
const binaries = {
  'Node 20': [`node20-${platform}/bin/node`],
  'Node 22': [`node22-${platform}/bin/node`],
  Deno: [`@deno/${platform}/deno`, `@deno/${platform}-glibc/deno`],
  Bun: [
    `@oven/bun-${platform}/bin/bun`,
    `@oven/bun-${process.platform}-${process.arch === 'arm64' ? 'aarch64' : 'x64'}/bin/bun`,
  ],
} as const;

export type RuntimeName = keyof typeof binaries;

const names = Object.keys(binaries) as RuntimeName[];

/** How to install; what is not given is as the gate does it. */
export interface InstallOptions {
  /** Holds the package.json that names the runtimes. */
  readonly folder?: string;
  /** What installs them there, with its arguments. */
  readonly command?: readonly [string, ...string[]];
  /** @defaultValue 10 minutes */
  readonly timeoutMs?: number;
  /** Whether every runtime is made for this platform; without it those that are not there are skipped. */
  readonly isComplete?: boolean;
}

/**
 * Installs the runtimes that package.json names, unless they are there, and says where each is; undefined where there is
 * none for this platform.
 *
 * @throws if one is not there that is made for this platform: that of an optional dependency npm itself says nothing.
 */
export function installRuntimes({
  folder = import.meta.dirname,
  command = ['npm', 'install'],
  timeoutMs = 600_000,
  isComplete = isServedPlatform(),
}: InstallOptions = {}): Record<RuntimeName, string | undefined> {
  const installed = join(folder, 'node_modules');
  const find = (name: RuntimeName) =>
    binaries[name].map((path) => join(installed, path)).find((path) => existsSync(path));
  const missing = () => (isComplete ? names.filter((name) => !find(name)) : []);

  const wanted = readFileSync(join(folder, 'package.json'));
  const version = createHash('sha256').update(wanted).digest('hex');
  const stamp = join(installed, '.installed');
  const isCurrent = existsSync(stamp) && readFileSync(stamp, 'utf8') === version;
  if (!isCurrent || missing().length > 0) {
    console.log('Installing Node 20 and 22, Deno and Bun for the tests');
    // As written by npm it would stand for what could not be loaded, too
    rmSync(join(installed, '.package-lock.json'), { force: true });
    rmSync(stamp, { force: true });
    const [program, ...args] = command;
    const { status } = spawnSync(program, args, {
      cwd: folder,
      stdio: 'inherit',
      timeout: timeoutMs,
    });
    if (status !== 0 || missing().length > 0) throw new Error(failure(status, missing()));
    writeFileSync(stamp, version);
  }
  return Object.fromEntries(names.map((name) => [name, find(name)])) as ReturnType<
    typeof installRuntimes
  >;
}

function failure(status: number | null, missing: readonly RuntimeName[]): string {
  const what = missing.length > 0 ? `${missing.join(', ')} could` : 'The runtimes could';
  const why = status === null ? 'in time' : '';
  return (
    `${what} not be installed ${why}`.trim() +
    ': see above. This step needs the package registry once; try again when it is in reach.'
  );
}

/** All four are made for macOS and for Linux with glibc, on x64 and arm64. */
function isServedPlatform(): boolean {
  if (!['x64', 'arm64'].includes(process.arch)) return false;
  if (process.platform !== 'linux') return process.platform === 'darwin';
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime !== undefined;
}
