import type { ExpectedWait } from '@tellerkit/sdk';
import { enWait } from '../../locales/en.ts';

/** Texts of the public display of a queue in English. Other languages have the same keys. */
export const english = {
  called: 'Now serving',
  waiting: 'Waiting',
  desk: (name: string): string => (/\p{L}{2}/u.test(name) ? name : `Desk ${name}`),
  noDesk: 'Please come forward',
  noneCalled: 'The next ticket appears here',
  noneWaiting: 'Nobody is waiting',
  count: (waiting: number): string => `${waiting} waiting`,
  more: (count: number): string => `and ${count} more`,
  newcomers: 'If you take a ticket now',
  wait: (wait: ExpectedWait): string => enWait(wait),
  nobody: 'Nobody is on duty at the moment. Tickets keep their place.',
  closed: 'No new tickets today',
  news: (ticket: string, desk: string): string => `Ticket ${ticket}: ${desk}.`,
  stale: 'Reconnecting. This may be out of date.',
  loading: 'Loading the board',
  failed: 'The board cannot be shown just now',
  failedHint: 'Please ask our staff. It comes back by itself.',
  unknown: 'There is no such queue',
  unknownHint: 'Check which queue this board is set up for.',
};

/** Texts of the public display of a queue, in any language. */
export type BoardStrings = typeof english;
