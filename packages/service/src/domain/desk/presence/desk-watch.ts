import { describeError } from '../../../base/logger.ts';
import type { Kernel } from '../../../kernel/kernel.ts';
import type { Desk } from '../desk.ts';
import { leaveEmptyDesks } from './leave-empty-desks.ts';

/** How often a node notes which desks are followed on it, and looks for empty ones, in ms. */
const BEAT_MS = 10_000;

/**
 * How long an agent on duty may have no desk open before going away, in ms. Long enough for a page to
 * load again or to come back after the service was restarted.
 */
const EMPTY_AFTER_MS = 30_000;

interface Followed {
  readonly tenantId: string;
  readonly agentId: string;
  streams: number;
}

/**
 * Sees to it that customers are not offered to an empty chair: an agent whose desk nobody follows any
 * more goes away. When a desk was last followed is kept in the database, so that several nodes agree.
 *
 * @internal
 */
export class DeskWatch {
  readonly #kernel: Kernel;
  readonly #desk: () => Desk;
  readonly #followed = new Map<string, Followed>();
  #startedAt = 0;

  constructor(kernel: Kernel, desk: () => Desk) {
    this.#kernel = kernel;
    this.#desk = desk;
  }

  /** Watches until the service closes. */
  start(): void {
    this.#startedAt = this.#kernel.clock.now();
    this.#schedule();
  }

  /**
   * Notes that somebody follows a desk from now on.
   *
   * @returns a function to call once, when that one follows it no more.
   */
  enter(tenantId: string, agentId: string): () => void {
    const followed = this.#followed.get(agentId) ?? { tenantId, agentId, streams: 0 };
    followed.streams += 1;
    this.#followed.set(agentId, followed);
    if (followed.streams === 1) this.#kernel.track(this.#guard(() => this.#note([followed])));
    return () => {
      followed.streams -= 1;
      if (followed.streams === 0) this.#followed.delete(agentId);
    };
  }

  /** Notes that somebody has looked at a desk. */
  visit(tenantId: string, agentId: string): void {
    this.#kernel.track(this.#guard(() => this.#note([{ tenantId, agentId, streams: 0 }])));
  }

  #schedule(): void {
    const { clock, signal } = this.#kernel;
    if (signal.aborted) return;
    const cancel = clock.setTimeout(() => {
      signal.removeEventListener('abort', cancel);
      this.#kernel.track(this.#guard(() => this.#beat()));
      this.#schedule();
    }, BEAT_MS);
    signal.addEventListener('abort', cancel, { once: true });
  }

  async #beat(): Promise<void> {
    const { clock, signal, tenants } = this.#kernel;
    await this.#note([...this.#followed.values()]);
    const before = clock.now() - EMPTY_AFTER_MS;
    // after a start, pages first get the time to come back
    if (this.#startedAt > before) return;
    for (const { id } of tenants.all()) {
      if (signal.aborted) return;
      await leaveEmptyDesks(this.#desk(), id, before);
    }
  }

  async #note(followed: readonly Followed[]): Promise<void> {
    if (followed.length === 0) return;
    const seenAt = this.#kernel.clock.now();
    const values = followed
      // one order on every node, so that two of them never wait for each other
      .toSorted((a, b) => (a.agentId < b.agentId ? -1 : 1))
      .map(({ tenantId, agentId }) => ({
        tenant_id: tenantId,
        agent_id: agentId,
        seen_at: seenAt,
      }));
    await this.#kernel.db
      .insertInto('desks')
      .values(values)
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'agent_id']).doUpdateSet({ seen_at: seenAt }),
      )
      .execute();
  }

  async #guard(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.#kernel.logger.error('desk.watch-failed', describeError(error));
    }
  }
}
