import type { Settings } from '../transport/settings.ts';

/** What a poll has brought. */
export interface Polled<E> {
  readonly events: readonly E[];
  /** Where to go on; undefined where it was. */
  readonly position?: string | undefined;
  /** How long to wait before the next poll, in milliseconds. */
  readonly restMs: number;
}

/**
 * Reads what a stream would have brought, where streams do not get through.
 *
 * @param position - Id of the last event.
 * @param isFirst - Asks for an answer at once.
 */
export type Poll<E> = (
  position: string,
  isFirst: boolean,
  signal: AbortSignal,
) => Promise<Polled<E>>;

const restMs = 5000;

/** Time between two polls that do not wait in the service, spread by half, in milliseconds. */
export function pollRestMs({ random }: Settings): number {
  return restMs * (0.5 + random());
}
