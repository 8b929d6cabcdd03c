import type { ExpectedWait } from '@tellerkit/sdk';
import { enPlace, enWait } from '../../locales/en.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Texts of the view that shows a customer's place in a queue, in English. Other languages have the same keys. */
export const english = {
  around: ['You are', 'in the queue'] as readonly [before: string, after: string],
  place: (position: number): string => enPlace(position),
  end: '. ',
  wait: (wait: ExpectedWait): string =>
    wait.basis === 'configured' ? `Usually ${enWait(wait)}` : capital(enWait(wait)),
  waitingHint: 'An agent answers here when it is your turn. Your place is kept meanwhile.',
  ticketHint: 'Your ticket appears on the board when it is your turn.',
  nobody: 'Nobody is on duty at the moment',
  nobodyHint: 'Your place is kept. It moves on as soon as somebody is back.',
  called: 'It is your turn',
  calledHint: 'An agent is picking up now.',
  calledTicketHint: 'Please come to the desk shown on the board.',
  served: 'An agent is with you',
  servedHint: 'You can go on where you left off. The agent sees what you wrote.',
  servedTicketHint: 'Your ticket has been picked up.',
  left: 'You have left the queue',
  leftHint: 'You can ask for a person again at any time.',
  empty: 'You are not in a queue',
  emptyHint: 'Your place appears here once you ask for a person.',
  leave: 'Leave the queue',
  leaveQuestion: 'Give up your place?',
  leaveHint: 'If you come back, you start again at the end.',
  keep: 'Keep my place',
  leaveFailed: 'You are still in the queue: leaving did not work just now. Please try again.',
  leaveRefused: 'You cannot leave here. Let your turn pass.',
  ticket: (ticket: string): string => `Ticket ${ticket}`,
  loading: 'Looking up your place',
  reconnecting: 'Reconnecting. Your place is kept.',
};

/** Texts of the view that shows a customer's place in a queue, in any language. */
export type PlaceStrings = typeof english;
