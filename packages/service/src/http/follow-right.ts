import { DatabaseUnavailableError } from '../base/database-unavailable.ts';
import type { Runtime } from '../base/runtime.ts';
import type { Bus } from '../store/bus/bus.ts';
import { unavailableMs } from '../store/bus/follow-state.ts';

/** Dependencies of {@link followRight}. */
export interface RightParts extends Pick<Runtime, 'clock' | 'track'> {
  readonly bus: Bus;
}

/** A right to a response, such as an open session. */
export interface FollowedRight {
  /** Topics that announce changes of the right. */
  readonly topics: readonly string[];
  /** Payload that announces the end of the right. @defaultValue none */
  readonly ended?: string;
  /** Reads the right. */
  readonly holds: () => Promise<boolean>;
}

/**
 * Calls `abort` when a right ends. The bus may lose the notification of the end, so the service also reads the right
 * whenever the bus reports that it may have missed notifications. While the database is unavailable, it asks again each
 * second: an outage ends no right, and nobody can read stored data meanwhile. Any other failure aborts.
 *
 * @returns a function that stops following.
 */
export function followRight(
  { bus, clock, track }: RightParts,
  { topics, ended, holds }: FollowedRight,
  abort: () => void,
): () => void {
  let isFollowed = true;
  let cancelRetry = (): void => undefined;
  const check = async () => {
    try {
      if (!(await holds())) abort();
    } catch (error) {
      if (!(error instanceof DatabaseUnavailableError)) return abort();
      cancelRetry();
      if (isFollowed) cancelRetry = clock.setTimeout(() => track(check()), unavailableMs);
    }
  };
  const stops = topics.map((topic) =>
    bus.subscribe(topic, (payload) => {
      if (payload !== undefined && payload === ended) abort();
      else track(check());
    }),
  );
  return () => {
    isFollowed = false;
    cancelRetry();
    for (const stop of stops) stop();
  };
}
