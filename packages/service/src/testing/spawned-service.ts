import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../command/index.ts', import.meta.url));

/** The exit code and the output of a command that has ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
  /** Names of the files that the command left in its working folder. */
  readonly left: readonly string[];
}

/**
 * Runs the command `tellerkit-service` in a separate process, with a temporary working folder.
 */
export class SpawnedService {
  readonly #child: ChildProcess;
  readonly #exit: Promise<unknown>;
  #out = '';
  #error = '';
  #left: readonly string[] = [];

  constructor(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    const folder = mkdtempSync(join(tmpdir(), 'tellerkit-command-'));
    this.#child = spawn(process.execPath, ['--conditions=source', command, ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#exit = once(this.#child, 'close').then(() => {
      this.#left = readdirSync(folder);
      rmSync(folder, { recursive: true, force: true });
    });
    this.#child.stdout?.on('data', (chunk: Buffer) => (this.#out += chunk.toString()));
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.#error += chunk.toString()));
  }

  /** Waits until the command listens and returns its base URL. */
  url(): Promise<string> {
    return this.printed(/Listening on (\S+),/);
  }

  /** Waits until the output matches the pattern and returns the first group of the match. */
  async printed(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.#out);
      if (found) return found[1] ?? found[0];
      const stdout = this.#child.stdout;
      if (!stdout || this.#child.exitCode !== null)
        throw new Error(`The command ended: ${this.#error}`);
      await Promise.race([once(stdout, 'data'), this.#exit]);
    }
  }

  /** Sends a signal to the command. */
  signal(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): void {
    this.#child.kill(signal);
  }

  /** Sends a signal to the command and waits for its end. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<Ended> {
    this.signal(signal);
    return this.ended();
  }

  /** Waits for the end of the command. */
  async ended(): Promise<Ended> {
    await this.#exit;
    return { code: this.#child.exitCode, out: this.#out, error: this.#error, left: this.#left };
  }
}
