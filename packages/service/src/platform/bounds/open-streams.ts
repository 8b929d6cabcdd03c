import type { CallerIdentity } from '../../base/caller-identity.ts';
import { siteFactor, siteOf } from '../../base/client-site.ts';
import { ProblemError } from '../../base/problem-error.ts';
import type { Bounds } from './bounds.ts';

/** Seconds after which a client may try again. */
const retryAfter = '10';

/**
 * Counts the open streams and waiting long polls of this process by caller, and those of customers and pages also by client address, by
 * site and by tenant.
 */
export class OpenStreams {
  readonly #counts = new Map<string, number>();

  /**
   * Counts a stream that opens.
   *
   * @returns a function to call once, when the stream has ended.
   * @throws ProblemError `rate-limited` if a bound is reached.
   */
  open(bounds: Bounds, caller: CallerIdentity, network: string | undefined): () => void {
    const held = countersOf(bounds, caller, network);
    for (const { name, bound, owner } of held)
      if ((this.#counts.get(name) ?? 0) >= bound) throw tooMany(bound, owner);
    for (const { name } of held) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    return () => {
      for (const { name } of held) {
        const rest = (this.#counts.get(name) ?? 0) - 1;
        if (rest > 0) this.#counts.set(name, rest);
        else this.#counts.delete(name);
      }
    };
  }
}

interface Counter {
  readonly name: string;
  readonly bound: number;
  readonly owner: string;
}

function countersOf(
  bounds: Bounds,
  { kind, tenantId, id }: CallerIdentity,
  network: string | undefined,
): Counter[] {
  const counters: Counter[] = [];
  const add = (owner: string, bound: number, name: string) => {
    if (bound !== Infinity) counters.push({ owner, bound, name: `${owner} ${tenantId} ${name}` });
  };
  if (kind === 'customer') add('customer', bounds.customerStreams, id);
  if (kind === 'agent') add('agent', bounds.agentStreams, id);
  // A flood of customers must not use up the places of agents, whom their own bound limits
  if (kind !== 'customer' && kind !== 'publishable') return counters;
  if (network !== undefined) {
    add('address', bounds.addressStreams, network);
    const site = siteOf(network);
    if (site !== undefined) add('site', siteFactor * bounds.addressStreams, site);
  }
  add('tenant', bounds.tenantStreams, '');
  return counters;
}

function tooMany(bound: number, owner: string): ProblemError {
  return new ProblemError(
    'rate-limited',
    `Too many open streams: at most ${bound} for each ${owner}. Close one, or try again later.`,
    { headers: { 'retry-after': retryAfter } },
  );
}
