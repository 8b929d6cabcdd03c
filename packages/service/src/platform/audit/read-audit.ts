import { describeError } from '../../base/describe-error.ts';
import { ProblemError } from '../../base/problem-error.ts';
import type { Runtime } from '../../base/runtime.ts';
import type { Store } from '../../store/store.ts';
import { writeAudit } from './write-audit.ts';
import type { AuditRecord } from './write-audit.ts';

/** Time in which further reads of the same caller and target share an audit entry. */
const collapseMs = 60_000;

/** Number of remembered entries. Beyond it, the service forgets the oldest and writes an entry for the next read. */
const rememberedEntries = 10_000;

/** Dependencies of {@link ReadAudit}. */
export type ReadAuditParts = Pick<Store, 'transact'> & Pick<Runtime, 'clock' | 'logger'>;

/** A read, without its time. */
export type AuditedRead = Omit<AuditRecord, 'occurredAt'>;

/**
 * Records reads in the audit. Reads of the same caller, action and target within 60 seconds share one entry, so that a
 * back end that polls costs one entry a minute and node.
 */
export class ReadAudit {
  readonly #parts: ReadAuditParts;
  readonly #recent = new Map<string, RecentEntry>();

  constructor(parts: ReadAuditParts) {
    this.#parts = parts;
  }

  /**
   * Resolves once an entry of the read is committed. Call it before the response leaves.
   *
   * @throws {@link ProblemError} `unavailable` if the service cannot write the entry. The read must then be refused.
   */
  async record(read: AuditedRead): Promise<void> {
    const { caller, action, target, requestId } = read;
    const key = [caller.tenantId, caller.kind, caller.id, action, target ?? ''].join(' ');
    const now = this.#parts.clock.now();
    let entry = this.#recent.get(key);
    if (!entry || !isRecent(entry, now)) {
      entry = { occurredAt: now, written: this.#write({ ...read, occurredAt: now }) };
      this.#remember(key, entry);
    }
    try {
      await entry.written;
    } catch (error) {
      if (this.#recent.get(key) === entry) this.#recent.delete(key);
      this.#parts.logger.error('audit-failed', { requestId, ...describeError(error) });
      throw new ProblemError(
        'unavailable',
        'The service cannot record this read in its audit. Try again in a moment.',
        { headers: { 'retry-after': '1' } },
      );
    }
  }

  #write(record: AuditRecord): Promise<void> {
    return this.#parts.transact((unit) => writeAudit(unit, record));
  }

  #remember(key: string, entry: RecentEntry): void {
    // Deleted first, so that the order of the map is the order of the entries
    this.#recent.delete(key);
    this.#recent.set(key, entry);
    if (this.#recent.size <= rememberedEntries) return;
    for (const oldest of this.#recent.keys()) {
      this.#recent.delete(oldest);
      return;
    }
  }
}

/** Returns false for an entry that lies ahead, because somebody set the clock back. */
function isRecent({ occurredAt }: RecentEntry, now: number): boolean {
  return occurredAt <= now && now - occurredAt < collapseMs;
}

interface RecentEntry {
  readonly occurredAt: number;
  /** Rejects if the entry was not committed. */
  readonly written: Promise<void>;
}
