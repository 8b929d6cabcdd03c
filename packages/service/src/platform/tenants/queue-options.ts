/**
 * A queue of a tenant. The slug identifies the queue across restarts.
 *
 * @public
 */
export interface QueueOptions {
  /** Lower-case letters, digits and hyphens. */
  readonly slug: string;
  readonly name: string;
  /** Skill that an agent must have to serve the queue. @defaultValue null, any agent */
  readonly skill?: string | null;
  /** Set to false to start with a closed queue. @defaultValue true */
  readonly open?: boolean;
  /** Estimated handling time of a customer in milliseconds, used until the service has measured it. @defaultValue 180 000 */
  readonly handlingTimeMs?: number;
  /** Letter in front of the ticket numbers. @defaultValue `A` for the first queue, `B` for the next, … */
  readonly ticketPrefix?: string;
}
