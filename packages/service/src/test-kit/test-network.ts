import type { Service } from '../create-service.ts';
import { Connections } from './connections.ts';
import { endpointOf } from './endpoint-of.ts';
import { connectionLost } from './fault.ts';
import type { Fetch } from './fetch.ts';
import { Faults } from './faults.ts';
import type { TestClock } from './test-clock.ts';

/** Dependencies of a {@link TestNetwork}. */
export interface TestNetworkParts {
  readonly clock: TestClock;
  readonly random: () => number;
  /** Returns the service, or undefined while the service is stopped. */
  readonly service: () => Service | undefined;
}

/**
 * The network between clients and the service in one process. Its `fetch` behaves as over a real network and applies
 * the faults that a test injects.
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

  /** Breaks all responses that are still being read. */
  cutAll(): void {
    this.#connections.cutAll();
  }

  readonly fetch: Fetch = async (input, init) => {
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
    // Sets `url`, because a constructed Response has an empty `url`
    return Object.defineProperty(response, 'url', { value: url.href });
  };
}

/** Rejects as soon as the signal aborts, as `fetch` does, even if the request still runs. */
async function unlessAborted(answered: Promise<Response>, signal: AbortSignal): Promise<Response> {
  let abort: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort);
  });
  // Cancels a response that arrives after the abort, because nobody reads it
  answered
    .then((late) => (signal.aborted ? late.body?.cancel() : undefined))
    .catch(() => undefined);
  try {
    return await Promise.race([answered, aborted]);
  } finally {
    if (abort) signal.removeEventListener('abort', abort);
  }
}
