import { publishableKey } from './keys.ts';
import type { Call } from './call.ts';

/** A customer with a conversation. */
export interface Customer {
  readonly token: string;
  readonly conversationId: string;
}

/** Kinds of calls in turn: of 20 calls 12 read, 5 send, 2 open a session and 1 joins a queue. */
const turn = [
  ...['events', 'send', 'get', 'messages', 'session', 'events', 'send', 'messages', 'events'],
  ...['join', 'queues', 'send', 'events', 'get', 'session', 'messages', 'send', 'events', 'get'],
  'send',
] as const;

const questions = [
  'I lost my card. Can you block it?',
  'How do I open a savings account?',
  'Why was I charged a fee last month?',
  'Which documents do I need for a loan?',
];

/**
 * Lists calls in a fixed order. The customers take turns.
 *
 * @param joining - Customers who join a queue, once each.
 */
export function mixedCalls(
  count: number,
  customers: readonly Customer[],
  joining: readonly Customer[],
): Call[] {
  const joins = joining[Symbol.iterator]();
  return Array.from({ length: count }, (_, index) => {
    const kind = turn[index % turn.length];
    const customer = (kind === 'join' ? joins.next().value : undefined) ?? at(customers, index);
    const credential = customer.token;
    const path = `/v1/conversations/${customer.conversationId}`;
    switch (kind) {
      case 'send': {
        const body = { content: [{ type: 'text', text: at(questions, index) }] };
        return { method: 'POST', path: `${path}/messages`, credential, body };
      }
      case 'session':
        return openSession;
      case 'join':
        return { method: 'POST', path: `${path}/hand-off`, credential, body: {} };
      case 'queues':
        return { method: 'GET', path: '/v1/queues', credential };
      case 'get':
        return { method: 'GET', path, credential };
      default:
        return { method: 'GET', path: `${path}/${kind}?limit=20`, credential };
    }
  });
}

/** The call with which a page opens the session of an anonymous customer. */
export const openSession: Call = {
  method: 'POST',
  path: '/v1/sessions',
  credential: publishableKey,
  body: { channel: 'web', locale: 'en' },
};

function at<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}
