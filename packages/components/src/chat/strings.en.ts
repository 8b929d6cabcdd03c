import type { Tone } from '@tellerkit/sdk';
import type { Failure } from './logic/failure.ts';

/** Everything that the chat says, in English; the form that every other language has. @internal */
export const english = {
  launcher: 'Chat with us',
  unread: (count: number) => (count === 1 ? '1 new message' : `${count} new messages`),
  notLoaded: 'The chat could not be loaded. Check your connection and try again.',
  heading: 'Customer service',
  minimise: 'Minimise chat',
  end: 'End chat',
  endQuestion: 'End this chat?',
  endHint: 'You can start a new one at any time.',
  keep: 'Keep chatting',
  assistant: 'Assistant',
  assistantHint: 'Answers at once',
  waiting: 'Finding a person for you',
  agent: 'Service agent',
  agentHint: 'Is looking after you',
  ended: 'This chat has ended',
  you: 'You',
  bank: 'Bank',
  timeline: 'Conversation',
  welcome: 'How can we help?',
  welcomeHint:
    'Ask in your own words. The assistant answers at once, and a person can take over whenever you like.',
  suggestions: 'Suggested questions',
  replies: 'Suggested answers',
  message: 'Your message',
  placeholder: 'Write a message',
  send: 'Send',
  person: 'Talk to a person',
  askingPerson: 'Asking for a person…',
  nobody: 'Nobody is on duty at the moment. The assistant goes on helping you.',
  personFailed: 'A person could not be asked just now. Try again in a moment.',
  endFailed: 'The chat could not be ended just now. Try again in a moment.',
  charactersLeft: (count: number) =>
    count === 1 ? '1 character left' : `${count} characters left`,
  charactersOver: (count: number) =>
    `${count} ${count === 1 ? 'character' : 'characters'} too many. Shorten it or send it in two messages.`,
  joined: (name: string) => `${name} has joined`,
  left: (name: string) => `${name} has left`,
  queued: 'You asked for a person',
  sources: (count: number) => (count === 1 ? '1 source' : `${count} sources`),
  newTab: 'opens in a new tab',
  unknownBlock: 'This kind of message cannot be shown here.',
  tones: {
    information: 'Note',
    good: 'Done',
    attention: 'Please note',
    trouble: 'Problem',
  } satisfies Record<Tone, string> as Record<Tone, string>,
  writing: (name: string) => `${name} is writing`,
  earlier: 'Show earlier messages',
  earlierFailed: 'Earlier messages could not be loaded. Try again.',
  newest: 'Newest messages',
  newMessages: 'New messages',
  states: { waiting: 'Waiting to be sent', sending: 'Sending', sent: 'Sent' },
  notSent: 'Not sent.',
  notSentEnded: 'Not sent: this chat has ended.',
  notSentRefused: 'Not sent: the service did not accept it.',
  retry: 'Send again',
  remove: 'Remove',
  loading: 'Loading the conversation',
  reconnecting: 'Reconnecting. Nothing is lost.',
  offline: 'No connection. Your messages are kept and will be sent.',
  cut: 'The connection has ended. Nothing is lost.',
  back: 'Connected again',
  tryNow: 'Try now',
  tryAgain: 'Try again',
  startNew: 'Start a new chat',
  failures: {
    configuration: [
      'The chat is not set up',
      'Give <teller-chat> a client, or both base-url and publishable-key.',
    ],
    key: [
      'The chat is not available here',
      'This page may not use the service. If it is your page, check publishable-key and its allowed origins.',
    ],
    conversation: [
      'This chat cannot be opened',
      'It no longer exists or belongs to another sign-in. You can start a new one.',
    ],
    unreachable: [
      'We cannot be reached right now',
      'What you have written is kept here. Check your connection, or try again in a moment.',
    ],
  } satisfies Record<Failure, readonly [string, string]> as Record<
    Failure,
    readonly [title: string, text: string]
  >,
};

/** The form of the chat's words in any language. @internal */
export type ChatStrings = typeof english;
