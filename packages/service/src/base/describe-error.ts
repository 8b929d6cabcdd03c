import type { LogFields } from './logger.ts';

/**
 * Describes an error for the log: its name, its code and its stack frames. The message is left out because it may
 * quote what a customer sent.
 */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as { code?: unknown }).code;
  const stack = error.stack ?? '';
  // Skips the message, because a line of it could look like a stack frame
  const rest = stack.slice(Math.max(0, stack.indexOf(error.message)) + error.message.length);
  const frames = rest.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    code: typeof code === 'string' ? code : undefined,
    at: frames
      .slice(0, 8)
      .map((line) => line.trim())
      .join(' < '),
  };
}
