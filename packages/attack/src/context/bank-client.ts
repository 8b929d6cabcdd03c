import type { Session } from '@tellerkit/contract';
import { publishableKey } from './keys.ts';
import { sendRaw } from './raw-request.ts';
import type { RawAnswer, RawRequest } from './raw-request.ts';

/** Calls a service as pages and back ends of a bank do. Retries nothing, so that an attack sees each response. */
export class BankClient {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  send(options: RawRequest): Promise<RawAnswer> {
    return sendRaw(this.url, options);
  }

  /** Sends a request and returns the body. @throws Error unless the service answers with 2xx. */
  async call<Body>(options: RawRequest): Promise<Body> {
    const { status, text } = await this.send(options);
    if (status >= 200 && status < 300) return (text === '' ? undefined : JSON.parse(text)) as Body;
    throw new Error(`${options.method ?? 'GET'} ${options.path ?? '/'} answered ${String(status)}`);
  }

  /** Opens the session of an anonymous customer. */
  openSession(): Promise<Session> {
    const body = { channel: 'web', locale: 'en' };
    return this.call({ method: 'POST', path: '/v1/sessions', credential: publishableKey, body });
  }

  /** Opens a conversation and returns its id. */
  async openConversation(credential: string): Promise<string> {
    const opening = { method: 'POST', path: '/v1/conversations', credential, body: {} };
    const { id } = await this.call<{ id: string }>(opening);
    return id;
  }

  /** Sends a text into a conversation. */
  sendText(credential: string, conversationId: string, text: string): Promise<RawAnswer> {
    const path = `/v1/conversations/${conversationId}/messages`;
    const body = { content: [{ type: 'text', text }] };
    return this.send({ method: 'POST', path, credential, body });
  }
}
