import type { Logger } from '../base/logger.ts';

/**
 * Creates a logger that writes errors as lines of JSON and ignores `info` events.
 */
export function createLineLogger(write: (line: string) => void): Logger {
  return {
    info: () => undefined,
    error: (event, fields) => write(JSON.stringify({ level: 'error', event, ...fields })),
  };
}
