import type { CustomerState } from './problems.ts';

/** Words for each state of an element: a title, and the next step. */
type StateTexts = Readonly<Record<CustomerState, readonly [title: string, hint: string]>>;

/** Texts of the survey and of the queue status for problems, in English. Other languages have the same keys. */
export const english = {
  'teller-survey': {
    offline: ['No connection', 'Check your connection, then try again.'],
    unavailable: ['The questions cannot be shown just now', 'Please try again in a moment.'],
    session: ['Please sign in again', 'Your sign-in could not be confirmed.'],
    setup: ['This survey is not available here', 'There is nothing for you to do.'],
    unknown: ['This survey is not available', 'There is nothing for you to do.'],
  } as StateTexts,
  'teller-queue': {
    offline: ['No connection', 'Your place is kept. Check your connection, then try again.'],
    unavailable: [
      'The queue cannot be shown just now',
      'Your place is kept. Please try again in a moment.',
    ],
    session: [
      'Please sign in again',
      'Your sign-in could not be confirmed. Your place appears after that.',
    ],
    setup: ['The queue cannot be shown here', 'Please ask our staff, or contact us another way.'],
    unknown: [
      'This place in the queue does not exist any more',
      'It may have ended a while ago. Ask for a person to queue again.',
    ],
  } as StateTexts,
};

/** Texts of the survey and of the queue status for problems, in any language. */
export type ProblemStrings = typeof english;
