import type { Logger } from '../base/logger.ts';

/**
 * Writes failures as lines of JSON; what is only good to know is left out.
 */
export function createLineLogger(write: (line: string) => void): Logger {
  return {
    info: () => undefined,
    error: (event, fields) => write(JSON.stringify({ level: 'error', event, ...fields })),
  };
}
