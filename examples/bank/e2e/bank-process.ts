import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const serverFile = new URL('../server.ts', import.meta.url);

/** The demo in a separate process, which a test can kill and restart on the same data and port. */
export class BankProcess {
  readonly url: string;
  readonly #port: number;
  readonly #folder: string;
  #child: ChildProcess | undefined;

  constructor(port: number, folder: string) {
    this.#port = port;
    this.#folder = folder;
    this.url = `http://127.0.0.1:${port}`;
  }

  static async start(): Promise<BankProcess> {
    const bank = new BankProcess(await freePort(), await mkdtemp(join(tmpdir(), 'bank-')));
    await bank.resume();
    return bank;
  }

  /** Starts the process and waits until it is ready. */
  async resume(): Promise<void> {
    const child = fork(serverFile, {
      silent: true,
      env: { ...process.env, PORT: String(this.#port), BANK_DATA: this.#folder },
    });
    let errors = '';
    child.stderr?.on('data', (text) => (errors += String(text)));
    const ended = once(child, 'exit').then(() => {
      throw new Error(`The bank did not start: ${errors}`);
    });
    await Promise.race([once(child, 'message'), ended]);
    this.#child = child;
  }

  /** Kills the process, as a power cut would. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  async secretKey(): Promise<string> {
    const keys = JSON.parse(await readFile(join(this.#folder, 'keys.json'), 'utf8')) as {
      secretKey: string;
    };
    return keys.secretKey;
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
