import { describeError } from '../../base/describe-error.ts';
import { ProblemError } from '../../base/problem-error.ts';
import type { Runtime } from '../../base/runtime.ts';
import type { Store } from '../../store/store.ts';
import { RecentEntries } from './recent-entries.ts';
import { writeAudit } from './write-audit.ts';
import type { AuditRecord } from './write-audit.ts';

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
  readonly #recent: RecentEntries;

  constructor(parts: ReadAuditParts) {
    this.#parts = parts;
    this.#recent = new RecentEntries(parts.clock);
  }

  /**
   * Resolves once an entry of the read is committed. Call it before the response leaves.
   *
   * @throws {@link ProblemError} `unavailable` if the service cannot write the entry. The read must then be refused.
   */
  async record(read: AuditedRead): Promise<void> {
    const { caller, action, target, requestId } = read;
    const key = [caller.tenantId, caller.kind, caller.id, action, target ?? ''].join(' ');
    const { logger, transact } = this.#parts;
    try {
      await this.#recent.share(key, (occurredAt) =>
        transact((unit) => writeAudit(unit, { ...read, occurredAt })),
      );
    } catch (error) {
      logger.error('audit-failed', { requestId, ...describeError(error) });
      throw new ProblemError(
        'unavailable',
        'The service cannot record this read in its audit. Try again in a moment.',
        { headers: { 'retry-after': '1' } },
      );
    }
  }
}
