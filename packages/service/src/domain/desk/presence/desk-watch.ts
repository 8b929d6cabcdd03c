import { describeError } from '../../../base/describe-error.ts';
import type { Runtime } from '../../../base/runtime.ts';
import type { Tenants } from '../../../platform/tenants/tenants.ts';
import { leaveEmptyDesks } from './leave-empty-desks.ts';
import type { EmptyDeskParts } from './leave-empty-desks.ts';

/** How often a node notes which desks are followed on it, and looks for empty ones, in ms. */
const beatMs = 10_000;

/**
 * How long an agent on duty may have no desk open before going away, in ms. Long enough for a page to
 * load again or to come back after the service was restarted.
 */
const emptyAfterMs = 30_000;

interface Followed {
  readonly tenantId: string;
  readonly agentId: string;
  streams: number;
}

/** Dependencies of {@link DeskWatch}. */
export interface DeskWatchParts extends EmptyDeskParts, Runtime {
  readonly tenants: Pick<Tenants, 'all'>;
}

/**
 * Sees to it that customers are not offered to an empty chair: an agent whose desk nobody follows any
 * more goes away. When a desk was last followed is kept in the database, so that several nodes agree.
 */
export class DeskWatch {
  readonly #parts: DeskWatchParts;
  readonly #followed = new Map<string, Followed>();
  #startedAt = 0;

  constructor(parts: DeskWatchParts) {
    this.#parts = parts;
  }

  /** Watches until the service closes. */
  start(): void {
    this.#startedAt = this.#parts.clock.now();
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
    if (followed.streams === 1) this.#parts.track(this.#guard(() => this.#note([followed])));
    return () => {
      followed.streams -= 1;
      if (followed.streams === 0) this.#followed.delete(agentId);
    };
  }

  /** Notes that somebody has looked at a desk. */
  visit(tenantId: string, agentId: string): void {
    this.#parts.track(this.#guard(() => this.#note([{ tenantId, agentId, streams: 0 }])));
  }

  #schedule(): void {
    const { clock, signal } = this.#parts;
    if (signal.aborted) return;
    const cancel = clock.setTimeout(() => {
      signal.removeEventListener('abort', cancel);
      this.#parts.track(this.#guard(() => this.#beat()));
      this.#schedule();
    }, beatMs);
    signal.addEventListener('abort', cancel, { once: true });
  }

  async #beat(): Promise<void> {
    const { clock, signal, tenants } = this.#parts;
    await this.#note([...this.#followed.values()]);
    const before = clock.now() - emptyAfterMs;
    // After a start, pages first get the time to come back
    if (this.#startedAt > before) return;
    for (const { id } of tenants.all()) {
      if (signal.aborted) return;
      await leaveEmptyDesks(this.#parts, id, before);
    }
  }

  async #note(followed: readonly Followed[]): Promise<void> {
    if (followed.length === 0) return;
    const seenAt = this.#parts.clock.now();
    const values = followed
      // One order on every node, so that two of them never wait for each other
      .toSorted((a, b) => (a.agentId < b.agentId ? -1 : 1))
      .map(({ tenantId, agentId }) => ({
        tenant_id: tenantId,
        agent_id: agentId,
        seen_at: seenAt,
      }));
    await this.#parts.db
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
      this.#parts.logger.error('desk.watch-failed', describeError(error));
    }
  }
}
