import { request } from 'node:http';
import type { Agent } from 'node:http';

/** A call of a page. */
export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly credential: string;
  readonly body?: unknown;
}

/** Sends a call and reads the whole response. Costs little, because the client shares the machine with the service. */
export function sendCall(
  url: string,
  agent: Agent,
  call: Call,
): Promise<{ status: number; text: string }> {
  const body = call.body === undefined ? undefined : JSON.stringify(call.body);
  const headers = {
    authorization: `Bearer ${call.credential}`,
    ...(body !== undefined && {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    }),
  };
  return new Promise((resolve, reject) => {
    const options = { method: call.method, headers, agent };
    const outgoing = request(new URL(call.path, url), options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      );
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}
