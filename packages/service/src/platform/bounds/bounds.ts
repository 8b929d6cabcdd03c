/**
 * Upper bounds on what customers may hold at once, and store. `Infinity` switches a bound off.
 *
 * Tickets, conversations, survey responses and stored bytes count in the database, exactly, over all nodes and
 * restarts. Streams and bytes a minute count in memory, on each node. Bounds of addresses apply only if the host passes
 * `clientAddress` to `fetch` of the service, as `listen` does. An IPv6 prefix of 48 bits has ten times the bounds of an
 * address.
 *
 * OWASP API Security 2023 calls the lack of such bounds API4 (resource consumption) and API6 (business flows).
 *
 * @public
 */
export interface Bounds {
  /** Tickets of one customer that wait or were called, hand-offs included. @defaultValue 3 */
  readonly openTickets: number;
  /** Tickets of the tenant that wait or were called. Beyond it, queues count as closed. @defaultValue 10,000 */
  readonly tenantTickets: number;
  /** Conversations that one customer opened within 24 hours and that are not closed. @defaultValue 20 */
  readonly openConversations: number;
  /** Responses without a conversation by one customer to one survey within 24 hours. @defaultValue 5 */
  readonly surveyResponses: number;
  /** Streams and waiting long polls of one customer. @defaultValue 10 */
  readonly customerStreams: number;
  /** Streams and waiting long polls of one agent. @defaultValue 100 */
  readonly agentStreams: number;
  /** Streams and waiting long polls of customers and publishable keys from one address. @defaultValue 500 */
  readonly addressStreams: number;
  /** Streams and waiting long polls of all customers and publishable keys of the tenant. @defaultValue 10,000 */
  readonly tenantStreams: number;
  /** Bytes that the service ever stores for one anonymous customer. @defaultValue 5,000,000 */
  readonly anonymousBytes: number;
  /**
   * Bytes that the service stores within 24 hours for one customer whom the bank identifies. The bound refills evenly.
   * @defaultValue 50,000,000
   */
  readonly customerBytes: number;
  /** Bytes a minute in the bodies of changes by customers from one address. @defaultValue 20,000,000 */
  readonly addressBytes: number;
  /** Bytes a minute in the bodies of changes by all customers of the tenant. @defaultValue 200,000,000 */
  readonly tenantBytes: number;
}

/**
 * Bounds that override the defaults. Set to false to switch all bounds off.
 *
 * @public
 */
export type BoundOptions = Partial<Bounds> | false;

/** The default bounds. A customer with several tabs and devices stays below them. */
export const defaultBounds: Bounds = {
  openTickets: 3,
  tenantTickets: 10_000,
  openConversations: 20,
  surveyResponses: 5,
  customerStreams: 10,
  agentStreams: 100,
  addressStreams: 500,
  tenantStreams: 10_000,
  anonymousBytes: 5_000_000,
  customerBytes: 50_000_000,
  addressBytes: 20_000_000,
  tenantBytes: 200_000_000,
};

const noBounds = Object.fromEntries(
  Object.keys(defaultBounds).map((name) => [name, Infinity]),
) as unknown as Bounds;

/**
 * Returns the bounds of `base`, overridden by the bounds in `options`.
 *
 * @param owner - Name of the owner of `options` for the error, for example `tenant bank`.
 * @throws TypeError that names the invalid bound.
 */
export function mergeBounds(
  base: Bounds,
  options: BoundOptions | undefined,
  owner: string,
): Bounds {
  if (options === undefined) return base;
  if (options === false) return noBounds;
  for (const [name, value] of Object.entries(options)) {
    if (!(name in defaultBounds))
      throw new TypeError(
        `The bounds of ${owner} contain the unknown bound \`${name}\`. Use: ${Object.keys(defaultBounds).join(', ')}.`,
      );
    if (value !== Infinity && !(Number.isSafeInteger(value) && value >= 1))
      throw new TypeError(
        `The bound \`${name}\` of ${owner} is invalid: use a whole number of at least 1, or Infinity for none.`,
      );
  }
  return { ...base, ...options };
}
