import { describeError } from '../../../base/describe-error.ts';
import type { Runtime } from '../../../base/runtime.ts';
import type { Tenants } from '../../../platform/tenants/tenants.ts';
import { leaveEmptyDesks } from './leave-empty-desks.ts';
import type { EmptyDeskParts } from './leave-empty-desks.ts';

/**
 * Milliseconds between heartbeats. Each heartbeat records the desks that this node streams, and sets absent agents to
 * away.
 */
const heartbeatMs = 10_000;

/**
 * Milliseconds without contact after which an available agent is set to away. The agent's page can reload in this time,
 * or reconnect after a restart of the service.
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
 * Sets an available agent to away after the agent's page has neither streamed nor read its desk for 30 seconds, so that
 * absent agents get no offers. The database stores the time of the last contact, because the page may be connected to
 * another node.
 */
export class DeskWatch {
  readonly #parts: DeskWatchParts;
  readonly #followed = new Map<string, Followed>();
  #startedAt = 0;

  constructor(parts: DeskWatchParts) {
    this.#parts = parts;
  }

  /** Starts the heartbeats, which end when the service closes. */
  start(): void {
    this.#startedAt = this.#parts.clock.now();
    this.#schedule();
  }

  /**
   * Records that a stream of an agent's desk is open.
   *
   * @returns a function to call once, when the stream ends.
   */
  enter(tenantId: string, agentId: string): () => void {
    const followed = this.#followed.get(agentId) ?? { tenantId, agentId, streams: 0 };
    followed.streams += 1;
    this.#followed.set(agentId, followed);
    if (followed.streams === 1) this.#parts.track(this.#guard(() => this.#recordSeen([followed])));
    return () => {
      followed.streams -= 1;
      if (followed.streams === 0) this.#followed.delete(agentId);
    };
  }

  /** Records that an agent's page read its desk without a stream. */
  visit(tenantId: string, agentId: string): void {
    this.#parts.track(this.#guard(() => this.#recordSeen([{ tenantId, agentId, streams: 0 }])));
  }

  #schedule(): void {
    const { clock, signal } = this.#parts;
    if (signal.aborted) return;
    const cancel = clock.setTimeout(() => {
      signal.removeEventListener('abort', cancel);
      this.#parts.track(this.#guard(() => this.#heartbeat()));
      this.#schedule();
    }, heartbeatMs);
    signal.addEventListener('abort', cancel, { once: true });
  }

  async #heartbeat(): Promise<void> {
    const { clock, signal, tenants } = this.#parts;
    await this.#recordSeen([...this.#followed.values()]);
    const before = clock.now() - emptyAfterMs;
    // After a start of the service, pages first get time to reconnect
    if (this.#startedAt > before) return;
    for (const { id } of tenants.all()) {
      if (signal.aborted) return;
      await leaveEmptyDesks(this.#parts, id, before);
    }
  }

  async #recordSeen(followed: readonly Followed[]): Promise<void> {
    if (followed.length === 0) return;
    const seenAt = this.#parts.clock.now();
    const values = followed
      // The same order on every node prevents deadlocks between nodes
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
