import type { TellerClientOptions } from '../transport/client-options.ts';
import { checkSecret } from '../client/check-secret.ts';
import { createTransport } from '../client/create-transport.ts';
// Loaded ahead, because the fake clock does not wait for dynamic imports
import '../events/guard-stream.ts';
import type { Transport } from '../transport/transport.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeService } from './fake-service.ts';
import type { Answer } from './fake-service.ts';
import type { SocketService } from './socket-service.ts';

/** A transport to a fake service, with a fake clock. By default `random` returns 0.5. */
export interface FakeTransport {
  readonly transport: Transport;
  readonly service: FakeService;
  readonly clock: FakeClock;
}

let overSockets: SocketService | undefined;

/** Makes all fake transports created from now on reach their services over the Node transport. */
export function useSockets(service: SocketService): void {
  overSockets = service;
}

/** Creates a transport whose service answers as a test decides. */
export function fakeTransport(
  answer: Answer,
  options: Partial<TellerClientOptions> = {},
): FakeTransport {
  const clock = new FakeClock();
  const service = new FakeService(answer);
  const http = overSockets?.transportTo(service);
  const all = {
    baseUrl: 'https://service.test',
    ...(options.token || options.secretKey ? {} : { publishableKey: 'pk_test' }),
    fetch: service.fetch,
    ...(http && { http }),
    clock,
    random: () => 0.5,
    ...options,
  } as TellerClientOptions;
  const transport = createTransport(all, checkSecret);
  return { transport, service, clock };
}

/** An abort signal that counts its listeners. */
export class WatchedSignal {
  readonly controller = new AbortController();
  readonly #listening = new Set<() => void>();

  get listeners(): number {
    return this.#listening.size;
  }

  get signal(): AbortSignal {
    const { signal } = this.controller;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    return Object.assign(signal, {
      addEventListener: (type: string, listener: () => void) => {
        this.#listening.add(listener);
        add(type, listener);
      },
      removeEventListener: (type: string, listener: () => void) => {
        this.#listening.delete(listener);
        remove(type, listener);
      },
    });
  }
}
