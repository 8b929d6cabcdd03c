import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { root } from '../lib/packages.ts';

/** What a program has written, and whether it came to a good end of its own. */
export interface Run {
  readonly output: string;
  readonly isDone: boolean;
}

/** How long a program may take, in ms. */
export const timeout = 600_000;

/** Runs a program to its end, or to the end of the time that it has. */
export async function run(program: string, ...rest: string[]): Promise<Run> {
  const child = spawn(program, rest, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout,
    killSignal: 'SIGKILL',
  });
  const [output, errors, [code, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null, string | null]>,
  ]);
  const end = signal === null ? '' : `\nEnded by ${signal}, after ${timeout} ms at most.\n`;
  return { output: output + errors + end, isDone: code === 0 };
}
