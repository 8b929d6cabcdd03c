import type { Settings } from '../transport/settings.ts';

/** Result of a poll. */
export interface Polled<E> {
  readonly events: readonly E[];
  /** Id of the last event, after which the next poll continues. Undefined if the id has not changed. */
  readonly position?: string | undefined;
  /** Milliseconds to wait before the next poll. */
  readonly delayMs: number;
}

/**
 * Polls for events when a proxy holds streams back.
 *
 * @param position - Id of the last event.
 * @param isFirst - True to ask for a response at once, without long polling.
 * @param isShort - True to never ask for long polling, which would hold a connection open.
 */
export type Poll<E> = (
  position: string,
  isFirst: boolean,
  signal: AbortSignal,
  isShort?: boolean,
) => Promise<Polled<E>>;

const delayMs = 5000;

/** Returns the random wait between two polls that do not use long polling: 2,500 to 7,500 ms. */
export function pollDelayMs({ random }: Settings): number {
  return delayMs * (0.5 + random());
}
