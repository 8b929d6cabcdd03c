import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const platform = `${process.platform}-${process.arch}`;

/** Paths of each runtime's binary on this platform. Install scripts never run: the packages hold the binaries. */
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

/** Options of {@link installRuntimes}. The gate uses the defaults. */
export interface InstallOptions {
  /** Folder with the package.json that names the runtimes. */
  readonly folder?: string;
  /** Command that installs the runtimes, with its arguments. */
  readonly command?: readonly [string, ...string[]];
  /** Milliseconds until the installation is stopped. @defaultValue 10 minutes */
  readonly timeoutMs?: number;
  /**
   * Set to true to require every runtime: the installation fails if a runtime is missing. Set to false to accept
   * missing runtimes.
   *
   * @defaultValue true on platforms that every runtime supports
   */
  readonly isComplete?: boolean;
}

/**
 * Installs the runtimes that package.json names, unless they are present. Returns the path of each runtime, and
 * undefined for a missing runtime.
 *
 * @throws If the installation fails, or if a required runtime is missing afterwards. npm itself does not report missing
 * optional dependencies.
 */
export function installRuntimes({
  folder = import.meta.dirname,
  command = ['npm', 'install'],
  timeoutMs = 600_000,
  isComplete = isSupportedPlatform(),
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
    // Removes npm's lockfile, which would mark packages as installed even if their download failed
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
  const subject = missing.length > 0 ? `${missing.join(', ')} could` : 'The runtimes could';
  const reason = status === null ? 'in time' : '';
  return (
    `${subject} not be installed ${reason}`.trim() +
    ': see above. This step needs the package registry once. Try again when the registry is reachable.'
  );
}

/** Tells whether all four runtimes exist for this platform: macOS or Linux with glibc, on x64 or arm64. */
function isSupportedPlatform(): boolean {
  if (!['x64', 'arm64'].includes(process.arch)) return false;
  if (process.platform !== 'linux') return process.platform === 'darwin';
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime !== undefined;
}
