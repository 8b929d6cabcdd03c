import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { root } from '../lib/packages.ts';

/** Output of a program, and whether it exited with code 0. */
export interface Run {
  readonly output: string;
  readonly isDone: boolean;
}

/** Timeout of a program, in ms. */
export const timeout = 600_000;

/** Runs a program until its end, or kills it after the timeout. */
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
  const end = signal === null ? '' : `\nEnded by ${signal}. The timeout is ${timeout} ms.\n`;
  return { output: output + errors + end, isDone: code === 0 };
}
