import { freePort } from '@tellerkit/tooling/free-port';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { JourneyContext } from '../../context/journey-context.ts';

const execute = promisify(execFile);
const root = join(import.meta.dirname, '../../../../..');
const source = join(import.meta.dirname, '../../../next-site');
const packages = ['contract', 'sdk', 'components'];
const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };

/** The page of a bank in Next, with the packed packages, in a folder outside the workspace. */
export class NextSite {
  readonly origin: string;
  readonly #context: JourneyContext;
  readonly #port: number;

  private constructor(context: JourneyContext, port: number) {
    this.#context = context;
    this.#port = port;
    this.origin = `http://localhost:${String(port)}`;
  }

  /** Installs and builds the site. Requires the built packages and a registry of npm packages. */
  static async build(context: JourneyContext): Promise<NextSite> {
    const { folder } = context;
    await cp(source, folder, { recursive: true });
    await execute('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline'], { cwd: folder });
    const filters = packages.flatMap((name) => ['--filter', `@tellerkit/${name}`]);
    const pack = ['-y', 'pnpm', ...filters, 'pack', '--pack-destination', folder];
    await execute('npx', pack, { cwd: root });
    const tarballs = globSync('*.tgz', { cwd: folder });
    const install = ['install', '--no-save', '--no-audit', '--no-fund', '--prefer-offline'];
    await execute('npm', [...install, ...tarballs.map((name) => `./${name}`)], { cwd: folder });
    await execute('npm', ['run', 'build'], { cwd: folder, env: environment });
    return new NextSite(context, await freePort());
  }

  /** Starts the built site with the given environment, and waits until it answers. */
  async start(variables: Readonly<Record<string, string>>): Promise<void> {
    const server = spawn(
      process.execPath,
      ['node_modules/next/dist/bin/next', 'start', '--port', String(this.#port)],
      {
        cwd: this.#context.folder,
        env: { ...environment, ...variables },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const ended = once(server, 'exit');
    this.#context.after(async () => {
      server.kill();
      await ended;
    });
    const isReady = Promise.withResolvers<void>();
    // Next prints "Ready" once it listens
    server.stdout.on('data', (text) => {
      if (String(text).includes('Ready')) isReady.resolve();
    });
    await Promise.race([isReady.promise, ended]);
    if (server.exitCode !== null) throw new Error('Next ended before it was ready.');
  }
}
