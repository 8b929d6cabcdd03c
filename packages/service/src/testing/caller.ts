import type { Conversation, Problem, Session } from '@tellerkit/contract';
import type { Service } from '../create-service.ts';
import { EventReader } from '../test-kit/event-reader.ts';
import type { TestService } from '../test-kit/test-service.ts';

/** Headers, body and abort signal of a call. */
export interface CallOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** A response with its parsed body. */
export interface Answered<Body = never> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Body;
}

/**
 * Calls a service with one key or token.
 */
export class Caller {
  readonly #service: Pick<Service, 'fetch'>;
  /** API key or access token. Undefined for calls without a credential. */
  readonly credential: string | undefined;
  readonly #clientAddress: string | undefined;

  constructor(
    service: Pick<Service, 'fetch'>,
    credential: string | undefined,
    clientAddress?: string,
  ) {
    this.#service = service;
    this.credential = credential;
    this.#clientAddress = clientAddress;
  }

  /** Sends a request and returns the unread response. */
  fetch(method: string, path: string, options: CallOptions = {}): Promise<Response> {
    const { body, headers, signal } = options;
    return this.#service.fetch(
      new Request(`http://service.test${path}`, {
        method,
        headers: {
          ...(this.credential && { authorization: `Bearer ${this.credential}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        ...(signal && { signal }),
      }),
      { clientAddress: this.#clientAddress },
    );
  }

  /** Sends a request and reads the response, also if the response is an error. */
  async call<Body = Problem>(
    method: string,
    path: string,
    options?: CallOptions,
  ): Promise<Answered<Body>> {
    const response = await this.fetch(method, path, options);
    const text = await response.text();
    const body = (text === '' ? undefined : JSON.parse(text)) as Body;
    return { status: response.status, headers: response.headers, text, body };
  }

  /** Sends a GET request and returns the body. Throws if the response is an error. */
  async get<Body>(path: string, options?: CallOptions): Promise<Body> {
    return this.#expect(await this.call<Body>('GET', path, options));
  }

  /** Sends a POST request and returns the body. Throws if the response is an error. */
  async post<Body>(path: string, body: unknown = {}, options: CallOptions = {}): Promise<Body> {
    return this.#expect(await this.call<Body>('POST', path, { ...options, body }));
  }

  /** Opens a stream of events. */
  async stream(path: string, options?: CallOptions): Promise<EventReader> {
    return new EventReader(await this.fetch('GET', path, options));
  }

  #expect<Body>(answered: Answered<Body>): Body {
    if (answered.status >= 300) throw new Error(`${answered.status} ${answered.text}`);
    return answered.body;
  }
}

/** Creates a caller with a key or token. Injected faults do not hit the caller's calls. */
export function callAs(bank: TestService, credential: string | undefined): Caller {
  return new Caller(bank.service, credential);
}

/** Creates a caller that calls from an IP address. */
export function callFrom(
  bank: TestService,
  clientAddress: string,
  credential: string | undefined = bank.publishableKey,
): Caller {
  return new Caller(bank.service, credential, clientAddress);
}

/** Creates a caller with the bank's publishable key. */
export function asPage(bank: TestService): Caller {
  return callAs(bank, bank.publishableKey);
}

/** Creates a caller with the bank's secret key. */
export function asBackEnd(bank: TestService): Caller {
  return callAs(bank, bank.secretKey);
}

/** Opens a session of an anonymous customer and creates a caller with the token of the session. */
export async function asCustomer(
  bank: TestService,
  publishableKey: string = bank.publishableKey,
): Promise<Caller> {
  const page = callAs(bank, publishableKey);
  const { token } = await page.post<Session>('/v1/sessions', { channel: 'web', locale: 'en' });
  return callAs(bank, token);
}

/** Opens a conversation. */
export function openConversation(customer: Caller): Promise<Conversation> {
  return customer.post<Conversation>('/v1/conversations');
}

/** Opens a conversation and a stream of its events, and reads the first event. */
export async function followConversation(customer: Caller): Promise<EventReader> {
  const { id } = await openConversation(customer);
  const reader = await customer.stream(`/v1/conversations/${id}/events/stream`);
  await reader.next();
  return reader;
}
