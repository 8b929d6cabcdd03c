import { backoffMs } from '../base/backoff.ts';
import type { Clock } from '../base/clock.ts';
import { isTellerError } from '../errors/guards.ts';
import { isPassing } from '../errors/is-transient.ts';
import type { LiveState } from '../snapshot/live-state.ts';

const baseMs = 1000;
const capMs = 30_000;

/** What a {@link Loader} needs. @internal */
export interface LoaderOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly state: LiveState;
  /** Ends everything. */
  readonly signal: AbortSignal;
  /** Loads a conversation, or the one that there is. */
  readonly load: (conversationId?: string) => Promise<void>;
}

/** Loads once; after a failure that may pass, again by itself with growing waits. @internal */
export class Loader {
  /** The load under way or done, if there is one. */
  loading: Promise<void> | undefined;
  #failures = 0;
  #cancel: (() => void) | undefined;
  readonly #options: LoaderOptions;

  constructor(options: LoaderOptions) {
    this.#options = options;
  }

  /** @throws What the load failed with. */
  load(conversationId?: string): Promise<void> {
    return (this.loading ??= this.#options.load(conversationId).then(
      () => this.end(),
      (error: unknown) => {
        this.#failed(error, conversationId);
        throw error;
      },
    ));
  }

  /** Calls off the next try, if one waits. */
  end(): void {
    this.#failures = 0;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #failed(error: unknown, conversationId?: string): void {
    const { clock, random, state, signal } = this.#options;
    this.loading = undefined;
    if (signal.aborted) return;
    state.change({ connection: 'offline', error: isTellerError(error) ? error : null });
    if (!isPassing(error)) return;
    this.#cancel?.();
    const ms = backoffMs(random, this.#failures++, baseMs, capMs);
    // The failure is in the snapshot.
    this.#cancel = clock.after(ms, () => void this.load(conversationId).catch(() => undefined));
  }
}
