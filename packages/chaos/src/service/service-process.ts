import { freePort } from '@tellerkit/tooling/free-port';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ServiceProcessOptions {
  /** SQLite file or PostgreSQL URL. @defaultValue a SQLite file in `folder` */
  readonly database?: string;
  /**
   * Port of the service. With 0, the system chooses a free port at each start.
   *
   * @defaultValue a free port, chosen once and kept for all starts
   */
  readonly port?: number;
  /** Set to true to have the assistant answer customers. @defaultValue false */
  readonly answers?: boolean;
}

/** The service in a separate process, which can be killed and restarted on the same data and port. */
export class ServiceProcess {
  /** Folder for the service's data and for other files of the run. */
  readonly folder: string;
  readonly #arguments: readonly string[];
  #child: ChildProcess | undefined;
  #port = 0;

  private constructor(folder: string, { database, port, answers }: ServiceProcessOptions) {
    this.folder = folder;
    this.#arguments = [
      String(port),
      database ?? join(folder, 'chaos.db'),
      ...(answers === true ? ['answers'] : []),
    ];
  }

  static async start(options: ServiceProcessOptions = {}): Promise<ServiceProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'tellerkit-chaos-'));
    const port = options.port ?? (await freePort());
    const service = new ServiceProcess(folder, { ...options, port });
    await service.resume();
    return service;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.#port)}`;
  }

  /** Starts the service and waits until it listens. */
  async resume(): Promise<void> {
    const child = fork(new URL('server.ts', import.meta.url), this.#arguments, {
      silent: true,
      execArgv: ['--conditions=source'],
    });
    let errors = '';
    child.stderr?.on('data', (text) => (errors += String(text)));
    child.stdout?.resume();
    const ended = once(child, 'exit').then(() => {
      throw new Error(`The service did not start: ${errors}`);
    });
    ended.catch(() => undefined);
    const [port] = (await Promise.race([once(child, 'message'), ended])) as [number];
    this.#port = port;
    this.#child = child;
  }

  /** Kills the service, as a power cut would. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** Stops the service, as a deployment does. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  /** Kills the service and removes its data. */
  async dispose(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}
