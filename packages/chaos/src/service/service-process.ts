import { freePort } from '@tellerkit/tooling/free-port';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The service in a process of its own, to be killed and started again on the same data and port. */
export class ServiceProcess {
  readonly url: string;
  readonly port: number;
  /** Where it keeps its data, and whatever else a part of the run needs. */
  readonly folder: string;
  #child: ChildProcess | undefined;

  private constructor(port: number, folder: string) {
    this.port = port;
    this.folder = folder;
    this.url = `http://127.0.0.1:${String(port)}`;
  }

  static async start(): Promise<ServiceProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'tellerkit-chaos-'));
    const service = new ServiceProcess(await freePort(), folder);
    await service.resume();
    return service;
  }

  /** Starts it and waits until it serves. */
  async resume(): Promise<void> {
    const data = join(this.folder, 'chaos.db');
    const child = fork(new URL('server.ts', import.meta.url), [String(this.port), data], {
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
    await Promise.race([once(child, 'message'), ended]);
    this.#child = child;
  }

  /** Ends it as a power cut would. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** Ends it as a deployment does. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  /** Ends it and removes its data. */
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
