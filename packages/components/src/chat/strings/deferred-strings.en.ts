import type { Tone } from '@tellerkit/sdk';

/** The reason why the chat shows no conversation, and the remedy. */
type FailureText = readonly [title: string, text: string];

/** English strings that load after the first render of the panel. */
export const deferredEnglish = {
  endQuestion: 'End this chat?',
  endHint: 'You can start a new one at any time.',
  keep: 'Keep chatting',
  replies: 'Suggested answers',
  nobody: 'Nobody is on duty at the moment. The assistant can still help you.',
  personFailed: 'We could not reach a person just now. Try again in a moment.',
  personLimit:
    'You cannot join another queue right now. Leave one in which you wait, or contact us another way.',
  endFailed: 'The chat could not be ended just now. Try again in a moment.',
  newTab: 'opens in a new tab',
  sources: (count: number) => (count === 1 ? '1 source' : `${count} sources`),
  newest: 'Newest messages',
  newMessages: 'New messages',
  tones: {
    information: 'Note:',
    good: 'Done:',
    attention: 'Please note:',
    trouble: 'Problem:',
  } satisfies Record<Tone, string> as Record<Tone, string>,
  states: { waiting: 'Waiting to be sent', sending: 'Sending', sent: 'Sent' },
  held: 'Waiting for the connection',
  kept: 'Kept on this device until it is sent',
  full: 'Too many messages are waiting to be sent. Your text stays in the field: send it after the others.',
  reload: 'Load again',
  notSent: 'Not sent.',
  notSentEnded: 'Not sent: this chat has ended.',
  notSentRefused: 'Not sent: try other words or a shorter message.',
  notSentLimit: 'Not sent: the limit for your messages is reached. Please contact us another way.',
  notSentGone: 'Not sent: this chat is no longer available.',
  notSentSignIn: 'Not sent: your sign-in has ended. Sign in again first.',
  retry: 'Send again',
  edit: 'Edit',
  remove: 'Remove',
  reconnecting: 'Reconnecting. Nothing is lost.',
  offline: 'No connection. Your messages are kept and will be sent.',
  unavailable: 'We cannot be reached right now. Your messages are kept and will be sent.',
  slow: 'This takes longer than usual. Your connection may be slow.',
  cut: 'The connection has ended. Nothing is lost.',
  gone: 'This chat is no longer available.',
  signIn: 'Your sign-in has ended. Sign in again to go on.',
  back: 'Connected again',
  tryNow: 'Try now',
  tryAgain: 'Try again',
  failures: {
    setup: ['This chat is not available here', 'Please contact us another way.'] as FailureText,
    unknown: [
      'This chat cannot be opened',
      'It no longer exists or belongs to another sign-in. You can start a new one.',
    ] as FailureText,
    session: [
      'Please sign in again',
      'Your sign-in could not be confirmed. Sign in on this page again, then go on here.',
    ] as FailureText,
    unavailable: [
      'We cannot be reached right now',
      'Your text is kept here. Please try again in a moment.',
    ] as FailureText,
    offline: [
      'No connection',
      'Your text is kept here. Check your connection, then try again.',
    ] as FailureText,
  },
};

/** Deferred strings in any language. */
export type DeferredStrings = typeof deferredEnglish;
