import type { LiveSnapshot } from '@tellerkit/sdk/live';

/** Whether it is not known yet what there is to see. */
export function isStarting({ connection }: Pick<LiveSnapshot, 'connection'>): boolean {
  return connection === 'idle' || connection === 'loading';
}
