import type { LiveSnapshot } from '@tellerkit/sdk/live';

/** Returns true while the conversation has not been loaded yet. */
export function isStarting({ connection }: Pick<LiveSnapshot, 'connection'>): boolean {
  return connection === 'idle' || connection === 'loading';
}
