import type { QueueEntry } from '@tellerkit/sdk';
import { aheadOf } from './place-state.ts';
import type { PlaceState } from './place-state.ts';
import type { PlaceStrings } from './strings.en.ts';

/** A title, and a hint about the next step. */
export type PlaceTexts = readonly [title: string, hint: string];

/** Chooses title and hint for a state. An entry without a conversation is a ticket, for example from a branch kiosk. */
export function placeTexts(
  state: PlaceState,
  entry: QueueEntry | undefined,
  strings: PlaceStrings,
): PlaceTexts {
  const isTicket = entry?.conversationId === null;
  switch (state) {
    case 'waiting':
      return ['', isTicket ? strings.ticketHint : strings.waitingHint];
    case 'called':
      return [strings.called, isTicket ? strings.calledTicketHint : strings.calledHint];
    case 'served':
      return [strings.served, isTicket ? strings.servedTicketHint : strings.servedHint];
    case 'loading':
    case 'failed':
      return [strings.loading, ''];
    default:
      return [strings[state], strings[`${state}Hint`]];
  }
}

/** Returns the text that a screen reader reads, such as "You are 3rd in the queue. About 4 to 6 minutes." */
export function placeAnnouncement(
  state: PlaceState,
  entry: QueueEntry | undefined,
  strings: PlaceStrings,
): string {
  const [title, hint] = placeTexts(state, entry, strings);
  const { end } = strings;
  if (state === 'loading' || state === 'failed') return '';
  if (!entry || (state !== 'waiting' && state !== 'nobody')) return title + end + hint;
  const [before, after] = strings.around;
  const wait = entry.expectedWait ? strings.wait(entry.expectedWait) : title;
  const place = strings.place(aheadOf(entry) + 1);
  return (`${before} ${place} ${after}`.trim() + end + wait + end).trim();
}
