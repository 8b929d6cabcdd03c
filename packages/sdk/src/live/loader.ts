import { backoffMs } from '../base/backoff.ts';
import { isTellerError } from '../errors/guards.ts';
import { isTransient } from '../errors/is-transient.ts';
import type { LiveContext } from './live-context.ts';

const baseMs = 1000;
const capMs = 30_000;

/** Loads once; after a transient failure again by itself, with growing waits. */
export class Loader {
  #pending: Promise<void> | undefined;
  #failures = 0;
  #cancel: (() => void) | undefined;
  readonly #context: LiveContext;
  readonly #load: (conversationId?: string) => Promise<void>;

  /** @param load - Loads the conversation of an id, or the one that there is. */
  constructor(context: LiveContext, load: (conversationId?: string) => Promise<void>) {
    this.#context = context;
    this.#load = load;
  }

  /** The load under way or done, if there is one. */
  get pending(): Promise<void> | undefined {
    return this.#pending;
  }

  /** @throws The error of the load. */
  load(conversationId?: string): Promise<void> {
    return (this.#pending ??= this.#load(conversationId).then(
      () => this.end(),
      (error: unknown) => {
        this.#failed(error, conversationId);
        throw error;
      },
    ));
  }

  /** Loads another conversation in place of the one before. */
  restart(conversationId: string): Promise<void> {
    this.#pending = undefined;
    return this.load(conversationId);
  }

  /** Calls off the next try, if one waits. */
  end(): void {
    this.#failures = 0;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #failed(error: unknown, conversationId?: string): void {
    const { clock, random, state, signal } = this.#context;
    this.#pending = undefined;
    if (signal.aborted) return;
    state.change({ connection: 'offline', error: isTellerError(error) ? error : null });
    if (!isTransient(error)) return;
    this.#cancel?.();
    const ms = backoffMs(random, this.#failures++, baseMs, capMs);
    // The failure is in the snapshot.
    this.#cancel = clock.after(ms, () => void this.load(conversationId).catch(() => undefined));
  }
}
