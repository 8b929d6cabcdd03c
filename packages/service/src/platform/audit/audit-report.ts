/**
 * The newest entry of an audit chain. Keep the head outside the database, so that a later verification can prove that
 * nobody changed this entry or an earlier one.
 *
 * @public
 */
export interface AuditHead {
  /** Slug of the tenant, or its id if the tenant was deleted. */
  readonly tenant: string;
  /** Number of the chain within the tenant. */
  readonly lane: number;
  /** Number of the entry. 0 in an empty chain. */
  readonly sequence: number;
  /** SHA-256 in hex. */
  readonly hash: string;
}

/**
 * A fault of an audit chain:
 *
 * - `added`: the row has no place in a chain. Its position is taken, is no whole number from 1, or lies beyond the
 *   newest entry that the database records; or its chain does not exist.
 * - `changed`: the entry was modified after it was written.
 * - `missing`: entries before this entry are missing.
 * - `moved`: the entry does not follow the entry before it.
 * - `cut`: entries at the end, the whole chain, or the database's record of the newest entry are missing.
 * - `replaced`: the chain does not contain the entry of a known head, or of the database's record.
 *
 * @public
 */
export type AuditFault = 'added' | 'changed' | 'missing' | 'moved' | 'cut' | 'replaced';

/** A fault at an entry of the audit. @public */
export interface AuditFinding {
  readonly fault: AuditFault;
  readonly tenant: string;
  /** Number of the chain. Null if the row names no chain. */
  readonly lane: number | null;
  /** Number of the entry. Null if the row has no valid number, or if the finding is about a whole chain. */
  readonly sequence: number | null;
}

/** Result of `verifyAudit`. @public */
export interface AuditReport {
  /** Number of entries read. */
  readonly entries: number;
  /** Faults found. Empty if the audit is intact. */
  readonly findings: readonly AuditFinding[];
  /** Newest entries of all chains. Keep them outside the database and pass them to the next verification. */
  readonly heads: readonly AuditHead[];
}
