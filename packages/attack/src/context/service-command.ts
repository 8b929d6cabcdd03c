import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { readUsage } from './process-usage.ts';
import type { ProcessUsage } from './process-usage.ts';

/** Options of {@link ServiceCommand}. */
export interface CommandOptions {
  readonly flags?: readonly string[];
  /** Environment variables beside PATH. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Working folder, in which the command creates its files unless a flag names another folder. */
  readonly folder: string;
  /** Flags of Node, for example `--max-old-space-size=256`. */
  readonly nodeFlags?: readonly string[];
}

/** The exit code and the output of a command that has ended. */
export interface EndedCommand {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly errors: string;
}

const command = fileURLToPath(
  new URL('command/index.ts', import.meta.resolve('@tellerkit/service')),
);

/** The command `tellerkit-service` in a separate process. */
export class ServiceCommand {
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<EndedCommand>;
  readonly #child: ChildProcess;
  #out = '';
  #errors = '';
  #url = '';

  constructor({ flags = [], environment = {}, folder, nodeFlags = [] }: CommandOptions) {
    this.#child = spawn(
      process.execPath,
      ['--conditions=source', ...nodeFlags, command, ...flags],
      {
        cwd: folder,
        env: { PATH: process.env['PATH'], ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.#child.stdout?.on('data', (chunk) => (this.#out += String(chunk)));
    this.#child.stderr?.on('data', (chunk) => (this.#errors += String(chunk)));
    this.ended = once(this.#child, 'close').then(() => ({
      code: this.#child.exitCode,
      signal: this.#child.signalCode,
      out: this.#out,
      errors: this.#errors,
    }));
  }

  /** Base URL. Empty until {@link listening} has resolved. */
  get url(): string {
    return this.#url;
  }

  get port(): number {
    return Number(new URL(this.#url).port);
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Lines that the command wrote to its error output, such as log lines and uncaught exceptions. */
  get errors(): string {
    return this.#errors;
  }

  /** Waits until the command listens. @throws Error with its error output if it ends instead. */
  async listening(): Promise<void> {
    this.#url = await this.printed(/Listening on (\S+),/);
  }

  /** Waits until the output matches the pattern, and returns the first group of the match. */
  async printed(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.#out);
      if (found) return found[1] ?? found[0];
      const { stdout } = this.#child;
      if (!stdout || !this.isRunning) throw new Error(`The command ended: ${this.#errors}`);
      await Promise.race([once(stdout, 'data'), this.ended]);
    }
  }

  usage(): ProcessUsage {
    return readUsage(this.#child.pid ?? 0);
  }

  /** Returns the command with its flags, as every user of the host sees it in the list of processes. */
  commandLine(): string {
    const { pid = 0 } = this.#child;
    return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)]).toString();
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Sends a signal and waits for the end of the process. */
  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<EndedCommand> {
    if (this.isRunning) this.signal(signal);
    return this.ended;
  }
}
