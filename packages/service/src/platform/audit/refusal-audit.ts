import { describeError } from '../../base/describe-error.ts';
import { addressBuckets } from '../rate-limits/buckets-of.ts';
import { TokenBuckets } from '../rate-limits/token-buckets.ts';
import type { AuditedRead, ReadAuditParts } from './read-audit.ts';
import { RecentEntries } from './recent-entries.ts';
import { writeAudit } from './write-audit.ts';

/** A refused call, without its time. */
export type AuditedRefusal = AuditedRead;

/**
 * Entries of customers and pages behind one address. Anybody can open anonymous sessions, and each session is a new
 * caller, so a bound by caller alone would not bound the audit.
 */
const entriesPerAddress = { requests: 60, windowMs: 60_000 };

/**
 * Records refused calls in the audit. Refusals of the same caller, action and status within 60 seconds share one entry.
 * For the staff and back ends of the bank, refusals of different targets have separate entries. For customers and pages
 * they do not: unknown ids cost the caller nothing, and each entry would cost the service a row forever.
 */
export class RefusalAudit {
  readonly #parts: ReadAuditParts;
  readonly #recent: RecentEntries;
  readonly #buckets = new TokenBuckets();

  constructor(parts: ReadAuditParts) {
    this.#parts = parts;
    this.#recent = new RecentEntries(parts.clock);
  }

  /**
   * Resolves once an entry of the refusal is committed. If that fails, the service only logs the failure, so that the
   * caller gets the error of the call.
   *
   * @param network - Network of the client. Undefined if the host does not know its address.
   */
  async record(refusal: AuditedRefusal, network: string | undefined): Promise<void> {
    const { logger, transact } = this.#parts;
    const { caller, action, status, requestId } = refusal;
    const isOfBank = caller.kind === 'agent' || caller.kind === 'secret';
    const target = isOfBank ? (refusal.target ?? '') : '';
    const key = [caller.tenantId, caller.kind, caller.id, action, status, target].join(' ');
    if (!isOfBank && !this.#recent.has(key) && !this.#take(caller.tenantId, network)) return;
    await this.#recent
      .share(key, (occurredAt) => transact((unit) => writeAudit(unit, { ...refusal, occurredAt })))
      .catch((failure: unknown) =>
        logger.error('audit-failed', { requestId, ...describeError(failure) }),
      );
  }

  /** Takes an entry from the share of an address and its site. Returns false if the share is used up. */
  #take(tenantId: string, network: string | undefined): boolean {
    const now = this.#parts.clock.now();
    return addressBuckets('failure', network, tenantId).every(({ name, factor = 1 }) => {
      const limit = { ...entriesPerAddress, requests: entriesPerAddress.requests * factor };
      return this.#buckets.take(name, limit, now).isAllowed;
    });
  }
}
