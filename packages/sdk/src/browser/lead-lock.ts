import type { Clock } from '../base/clock.ts';
import { storageLimitMs } from '../base/storage-limit.ts';
import type { TabSession } from '../tabs/tab-session.ts';
import type { TabLocks } from './tab-platform.ts';

/** Parts of the browser that take longer than their limit. A tab then leads at once instead of waiting again. */
export interface LateParts {
  key: boolean;
  lock: boolean;
}

/** Dependencies of a {@link LeadLock}. */
export interface LeadLockOptions {
  readonly session: TabSession;
  readonly locks: TabLocks;
  readonly clock: Clock;
  /** Aborts when the tab leaves its group. */
  readonly signal: AbortSignal;
  readonly late: LateParts;
}

/**
 * The Web Lock whose holder leads a group of tabs. If the browser never grants it, the tab leads without it: an extra
 * connection does no harm, and messages must not wait.
 */
export class LeadLock {
  readonly #options: LeadLockOptions;

  constructor(options: LeadLockOptions) {
    this.#options = options;
  }

  /** Leads alone if a part takes too long. Returns a function to call when the part arrives. */
  setLimit(part: keyof LateParts): () => void {
    const { session, clock, signal, late } = this.#options;
    if (late[part]) session.lead();
    const cancel = clock.after(storageLimitMs, () => {
      late[part] = true;
      session.lead();
    });
    signal.addEventListener('abort', cancel);
    return () => {
      late[part] = false;
      cancel();
    };
  }

  /** Waits for the lock, then leads. Settles when the tab leaves its group. */
  async wait(name: string): Promise<void> {
    const { session, locks, signal, late } = this.#options;
    if (late.lock) session.lead();
    let hasLed = false;
    const run = () => {
      hasLed = true;
      late.lock = false;
      return this.#lead();
    };
    await locks.request(name, { signal }, run).catch(async (error: unknown) => {
      if (!hasLed) throw error;
      // Another tab has stolen the lock because this tab did not respond.
      session.stopLeading();
      if (!signal.aborted) await this.wait(name);
    });
  }

  /** Takes the lock from a tab that the browser has suspended, which holds the lock but does nothing. */
  steal(name: string): void {
    const { session, locks } = this.#options;
    const arrive = this.setLimit('lock');
    const run = () => (arrive(), this.#lead());
    locks.request(name, { steal: true }, run).catch(() => session.stopLeading());
  }

  /** Starts to lead. Settles when the tab leaves its group, so that the tab holds the lock until then. */
  #lead(): Promise<void> {
    const { session, signal } = this.#options;
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve());
      if (signal.aborted) resolve();
      else session.lead();
    });
  }
}
