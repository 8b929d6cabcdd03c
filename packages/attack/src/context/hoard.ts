import type { Session } from '@tellerkit/contract';
import type { BankClient } from './bank-client.ts';
import { publishableKey, secretKey } from './keys.ts';
import { RawSocket } from './raw-socket.ts';

/** Ten blocks of the greatest length: a message of 160 KB. */
const content = Array.from({ length: 10 }, () => ({ type: 'markdown', text: 'x'.repeat(16_000) }));

/** A conversation that is full of large messages, with the token of its customer. */
export interface Hoard {
  readonly token: string;
  /** Path of the conversation. */
  readonly path: string;
  /** Address from which the customer reads. */
  readonly address: string;
}

/**
 * Signs a customer in, and lets the back end store large messages. The bounds on customers do not apply to the back end.
 */
export async function hoard(
  client: BankClient,
  customer: string,
  messages: number,
  address = '198.51.100.1',
): Promise<Hoard> {
  const { token: customerToken } = await client.call<{ token: string }>({
    method: 'POST',
    path: '/v1/customer-tokens',
    credential: secretKey,
    body: { externalId: customer },
  });
  const { token } = await client.call<Session>({
    method: 'POST',
    path: '/v1/sessions',
    credential: publishableKey,
    body: { channel: 'web', locale: 'en', customerToken },
  });
  const path = `/v1/conversations/${await client.openConversation(token)}`;
  const sending = {
    method: 'POST',
    path: `${path}/messages`,
    credential: secretKey,
    body: { content },
  };
  for (let sent = 0; sent < messages; sent += 1) await client.call(sending);
  return { token, path, address };
}

/** Opens sockets that send a request each, take the first bytes of the response, and then read nothing. */
export async function stallSockets(
  port: number,
  requests: readonly string[],
): Promise<RawSocket[]> {
  const sockets: RawSocket[] = [];
  for (const request of requests) {
    const socket = await RawSocket.open(port);
    sockets.push(socket);
    socket.send(request);
    await Promise.race([socket.receives(/^HTTP\/1\.1 \d{3}/), socket.closed]);
    socket.stall();
  }
  return sockets;
}

/** Writes the head of a GET request, as a proxy forwards it from an address. */
export function headOf(target: string, token?: string, address = '198.51.100.1'): string {
  const credential = token === undefined ? '' : `Authorization: Bearer ${token}\r\n`;
  return `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: ${address}\r\n${credential}\r\n`;
}
