import { randomHex } from './base/hash.ts';
import type { App } from './http/app.ts';

const origin = 'http://rehearsal.invalid';
const keyBytes = 16;

/** Calls the endpoints of a rehearsal, one at a time. */
export class RehearsalClient {
  readonly #app: Pick<App, 'fetch'>;
  readonly #settle: () => Promise<void>;

  /** @param settle - Waits for the background work that a call has started. */
  constructor(app: Pick<App, 'fetch'>, settle: () => Promise<void>) {
    this.#app = app;
    this.#settle = settle;
  }

  async get<Body>(credential: string, path: string): Promise<Body> {
    const response = await this.#fetch('GET', credential, path);
    return (await response.json()) as Body;
  }

  /** Sends a change with an idempotency key, as the SDK does. */
  async change<Body>(
    method: 'POST' | 'PUT',
    credential: string,
    path: string,
    body: unknown,
  ): Promise<Body> {
    const response = await this.#fetch(method, credential, path, body);
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as Body;
  }

  /** Opens a stream, reads its first blocks and cancels it. */
  async stream(credential: string, path: string): Promise<void> {
    const { body } = await this.#fetch('GET', credential, path);
    const reader = body?.getReader();
    await reader?.read();
    await reader?.read();
    await reader?.cancel();
    await this.#settle();
  }

  async #fetch(
    method: string,
    credential: string,
    path: string,
    body?: unknown,
  ): Promise<Response> {
    const headers = {
      authorization: `Bearer ${credential}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(method === 'POST' && { 'idempotency-key': randomHex(keyBytes) }),
    };
    const response = await this.#app.fetch(
      new Request(`${origin}${path}`, {
        method,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    await this.#settle();
    if (response.ok) return response;
    throw new Error(`The rehearsal of ${method} ${path} failed with ${response.status}.`);
  }
}
