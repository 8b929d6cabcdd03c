import type { DeferredStrings } from './deferred-strings.en.ts';

/** English strings that the first render needs. */
export const english = {
  launcher: 'Chat with us',
  unread: (count: number) => (count === 1 ? '1 new message' : `${count} new messages`),
  notLoaded: 'The chat could not be loaded. Please try again in a moment.',
  retry: 'Try again',
  heading: 'Customer service',
  minimise: 'Minimise chat',
  end: 'End chat',
  assistant: 'Assistant',
  assistantHint: 'Answers at once',
  waiting: 'Finding a person for you',
  agent: 'Service agent',
  agentHint: 'Chatting with you',
  ended: 'This chat has ended',
  you: 'You',
  bank: 'Bank',
  timeline: 'Conversation',
  welcome: 'How can we help?',
  welcomeHint:
    'Ask in your own words. The assistant answers at once, and a person can take over whenever you like.',
  suggestions: 'Suggested questions',
  message: 'Your message',
  placeholder: 'Write a message',
  send: 'Send',
  person: 'Talk to a person',
  askingPerson: 'Asking for a person…',
  charactersLeft: (count: number) =>
    count === 1 ? '1 character left' : `${count} characters left`,
  charactersOver: (count: number) =>
    `${count} ${count === 1 ? 'character' : 'characters'} too many. Shorten it or send it in two messages.`,
  joined: (name: string) => `${name} has joined`,
  left: (name: string) => `${name} has left`,
  gap: 'Some messages could not be loaded',
  queued: 'You asked for a person',
  requeued: 'You wait for another person. Your place is kept.',
  unknownBlock: 'This kind of message cannot be shown here.',
  writing: (name: string) => `${name} is writing`,
  earlier: 'Show earlier messages',
  earlierFailed: 'Earlier messages could not be loaded. Try again.',
  loading: 'Loading the conversation',
  startNew: 'Start a new chat',
};

/**
 * Strings of the chat in any language. English has no `deferred`, because the deferred English strings load with the
 * code that shows them.
 */
export type ChatStrings = typeof english & { readonly deferred?: DeferredStrings };
