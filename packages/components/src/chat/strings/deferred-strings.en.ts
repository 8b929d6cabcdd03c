import type { Tone } from '@tellerkit/sdk';

/** Why there is no conversation to see, and the way on. */
type FailureText = readonly [title: string, text: string];

/** The strings that load after the first picture of the panel, in English. */
export const deferredEnglish = {
  endQuestion: 'End this chat?',
  endHint: 'You can start a new one at any time.',
  keep: 'Keep chatting',
  replies: 'Suggested answers',
  nobody: 'Nobody is on duty at the moment. The assistant goes on helping you.',
  personFailed: 'A person could not be asked just now. Try again in a moment.',
  endFailed: 'The chat could not be ended just now. Try again in a moment.',
  newTab: 'opens in a new tab',
  tones: {
    information: 'Note:',
    good: 'Done:',
    attention: 'Please note:',
    trouble: 'Problem:',
  } satisfies Record<Tone, string> as Record<Tone, string>,
  states: { waiting: 'Waiting to be sent', sending: 'Sending', sent: 'Sent' },
  held: 'Waiting for the connection',
  kept: 'Kept on this device until it is sent',
  full: 'Too many messages wait to be sent. What you wrote stays in the field: send it once the others have gone.',
  reload: 'Load again',
  notSent: 'Not sent.',
  notSentEnded: 'Not sent: this chat has ended.',
  notSentRefused: 'Not sent: the service did not accept it.',
  retry: 'Send again',
  remove: 'Remove',
  reconnecting: 'Reconnecting. Nothing is lost.',
  offline: 'No connection. Your messages are kept and will be sent.',
  slow: 'This takes longer than usual. Your connection may be slow.',
  cut: 'The connection has ended. Nothing is lost.',
  back: 'Connected again',
  tryNow: 'Try now',
  tryAgain: 'Try again',
  failures: {
    configuration: [
      'The chat is not set up',
      'Give <teller-chat> a client, or both base-url and publishable-key.',
    ] as FailureText,
    key: [
      'The chat is not available here',
      'This page may not use the service. If it is your page, check publishable-key and its allowed origins.',
    ] as FailureText,
    conversation: [
      'This chat cannot be opened',
      'It no longer exists or belongs to another sign-in. You can start a new one.',
    ] as FailureText,
    unreachable: [
      'We cannot be reached right now',
      'What you have written is kept here. Check your connection, or try again in a moment.',
    ] as FailureText,
  },
};

/** The deferred strings in any language. */
export type DeferredStrings = typeof deferredEnglish;
