import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';
import { secretKey } from '../../context/keys.ts';
import { RawSocket } from '../../context/raw-socket.ts';

/** Keeps using a session that the bank has ended. */
export const revokedSession: Attack = {
  id: 'revoked-session',
  attack: 'A thief holds a live stream and the tokens of a customer whose sessions the bank ends.',
  bound: 'The stream ends, and the tokens are refused from the next call on.',
  databases: ['sqlite', 'postgres'],
  async run(context) {
    const { url, port } = await context.startService();
    const bank = new BankClient(url);
    const session = await bank.openSession();
    const conversation = await bank.openConversation(session.token);
    const stream = await RawSocket.open(port);
    context.after(() => stream.close());
    stream.send(
      [
        `GET /v1/conversations/${conversation}/events/stream HTTP/1.1`,
        'host: 127.0.0.1',
        `authorization: Bearer ${session.token}`,
        'connection: close',
        '',
        '',
      ].join('\r\n'),
    );
    await stream.receives(/conversation\.created|event: /);
    const path = `/v1/customers/${session.customerId}/sessions`;
    await bank.call({ method: 'DELETE', path, credential: secretKey });
    await stream.closed;
    const { status } = await bank.send({ path: '/v1/conversations', credential: session.token });
    return { seen: `the stream ended, the token answers ${status}`, held: status === 401 };
  },
};
