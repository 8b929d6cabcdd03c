import { firstHash, hashEntry } from './chain.ts';
import type { TableRow } from './read-table.ts';
import type { AuditFault, AuditHead } from './audit-report.ts';

/** A fault of one chain. */
export interface ChainFinding {
  readonly fault: AuditFault;
  readonly sequence: number | null;
}

type Position = Pick<AuditHead, 'sequence' | 'hash'>;

/** Facts about a chain from outside the table of entries. */
export interface ChainFacts {
  /** Newest entry as the table `audit_heads` records it. Undefined if the record is missing. */
  readonly recorded: Position | undefined;
  /** Heads that were kept outside the database. */
  readonly known: readonly Position[];
  /** True if the tenant of the chain exists. */
  readonly hasTenant: boolean;
}

/**
 * Checks the entries of one chain in their order.
 */
export class ChainCheck {
  readonly #facts: ChainFacts;
  readonly #unmatched: Set<Position>;
  readonly #findings: ChainFinding[] = [];
  #last: Position = { sequence: 0, hash: firstHash };

  constructor(facts: ChainFacts) {
    this.#facts = facts;
    this.#unmatched = new Set(facts.known.filter(({ sequence }) => sequence > 0));
  }

  /** Checks the next entry. `sequence` must be a whole number from 1. */
  async add({ hash, ...entry }: TableRow, sequence: number): Promise<void> {
    // The position is taken already, so this entry belongs to none
    if (sequence <= this.#last.sequence) return this.#report('added', sequence);
    if (hash !== (await hashEntry(entry))) this.#report('changed', sequence);
    else if (sequence !== this.#last.sequence + 1) this.#report('missing', sequence);
    else if (entry.previous_hash !== this.#last.hash) this.#report('moved', sequence);
    this.#last = { sequence, hash: hash ?? '' };
    for (const expected of this.#unmatched)
      if (expected.sequence === sequence && expected.hash === hash)
        this.#unmatched.delete(expected);
  }

  /** Compares the end of the chain with the heads. Returns all findings and the newest entry. */
  finish(): { readonly findings: readonly ChainFinding[]; readonly head: Position } {
    const { recorded, hasTenant } = this.#facts;
    const head = this.#last;
    if (!hasTenant) this.#report('added', null);
    if (recorded === undefined) this.#report('cut', head.sequence);
    else if (recorded.sequence > head.sequence) this.#report('cut', recorded.sequence);
    else if (recorded.sequence < head.sequence) this.#report('added', recorded.sequence + 1);
    else if (recorded.hash !== head.hash) this.#report('replaced', head.sequence);
    for (const { sequence } of this.#unmatched)
      this.#report(sequence > head.sequence ? 'cut' : 'replaced', sequence);
    return { findings: this.#findings, head };
  }

  #report(fault: AuditFault, sequence: number | null): void {
    this.#findings.push({ fault, sequence });
  }
}
