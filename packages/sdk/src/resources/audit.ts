import type { AuditEntry } from '@tellerkit/contract';
import { listAudit } from '@tellerkit/contract/wire';
import type { CallOptions } from '../transport/call-options.ts';
import { listPages } from '../pages/list-pages.ts';
import type { PageList } from '../pages/page-list.ts';
import type { PageQuery } from './page-query.ts';
import { Resource } from './resource.ts';
import type { TimeSpan } from './surveys.ts';

/** Filters for the audit. An entry must match all of them. `from` and `to` select by `occurredAt`. @public */
export interface AuditQuery extends PageQuery, TimeSpan {
  /** Id or slug of the resource, for example the id of a conversation. */
  readonly target?: string | undefined;
  /** Id of the customer, agent or API key that called. */
  readonly actor?: string | undefined;
  /** Id of the endpoint, for example `messages.list`. */
  readonly action?: string | undefined;
}

/** The audit: every change, rejected call, and read of customer data by the bank. @public */
export class Audit extends Resource {
  /**
   * Lists entries, newest first. Requires a secret key, or the token of an admin or auditor. The list itself is a read
   * that the service audits.
   *
   * @throws TellerError if the call fails.
   *
   * @example
   * ```ts
   * for await (const { occurredAt, actor, action } of client.audit.list({ target: conversationId }))
   *   console.log(occurredAt, actor, action);
   * ```
   */
  list(query: AuditQuery = {}, options?: CallOptions): PageList<AuditEntry> {
    return listPages(this.transport, listAudit, { query }, options);
  }
}
