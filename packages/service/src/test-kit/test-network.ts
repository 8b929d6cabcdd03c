import type { Service } from '../create-service.ts';
import { Connections } from './connections.ts';
import { endpointOf } from './endpoint-of.ts';
import { connectionLost } from './fault.ts';
import { Faults } from './faults.ts';
import type { TestClock } from './test-clock.ts';

/** What a {@link TestNetwork} lies between. */
export interface TestNetworkParts {
  readonly clock: TestClock;
  readonly random: () => number;
  /** The service at the moment; undefined while it is down. */
  readonly service: () => Service | undefined;
}

/**
 * What lies between clients and the service in one process: it behaves as `fetch` over a network does,
 * with the faults that a test injects.
 */
export class TestNetwork {
  readonly faults: Faults;
  readonly #parts: TestNetworkParts;
  readonly #connections: Connections;
  readonly #calls = new Map<string, number>();

  constructor(parts: TestNetworkParts) {
    const { clock, random } = parts;
    this.#parts = parts;
    this.#connections = new Connections(clock.activity);
    this.faults = new Faults(clock, random, () => this.cutAll());
  }

  /** Breaks what is being answered. */
  cutAll(): void {
    this.#connections.cutAll();
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const { method, headers, signal } = request;
    signal.throwIfAborted();
    const url = new URL(request.url);
    const body = method === 'GET' || method === 'HEAD' ? undefined : await request.text();
    const endpoint = endpointOf(method, url.pathname);
    const call = (this.#calls.get(endpoint) ?? 0) + 1;
    this.#calls.set(endpoint, call);
    const send = async () => {
      const service = this.#parts.service();
      if (!service) throw connectionLost();
      return service.fetch(
        new Request(url, { method, headers, signal, ...(body !== undefined && { body }) }),
      );
    };
    const answered = this.#parts.clock.activity.during(() =>
      this.faults.around({ endpoint, call, signal }, send),
    );
    const response = this.#connections.carry(await unlessAborted(answered, signal), signal);
    // A Response that a program makes has no address of its own
    return Object.defineProperty(response, 'url', { value: url.href });
  };
}

/** What `fetch` does: it rejects as soon as its signal aborts, whatever becomes of the request. */
async function unlessAborted(answered: Promise<Response>, signal: AbortSignal): Promise<Response> {
  let abort: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort);
  });
  // An answer that comes too late is not read
  answered
    .then((late) => (signal.aborted ? late.body?.cancel() : undefined))
    .catch(() => undefined);
  try {
    return await Promise.race([answered, aborted]);
  } finally {
    if (abort) signal.removeEventListener('abort', abort);
  }
}
