/**
 * A queue of a tenant. The same slug is the same queue over all starts.
 *
 * @public
 */
export interface QueueOptions {
  /** Lower case letters, digits and hyphens. */
  readonly slug: string;
  readonly name: string;
  /** Skill that an agent must have to serve it. @defaultValue null, any agent */
  readonly skill?: string | null;
  /** @defaultValue true */
  readonly open?: boolean;
  /** How long one customer takes, until it was measured. @defaultValue 180 000 */
  readonly handlingTimeMs?: number;
  /** Letter in front of its tickets. @defaultValue `A` for the first queue, `B` for the next, … */
  readonly ticketPrefix?: string;
}
