import type { ElementsClient } from '../../client/client-context.ts';

/** The client with which the chat, and the elements inside the chat, call the service. @public */
export type ChatClient = Pick<
  ElementsClient,
  'conversations' | 'messages' | 'events' | 'queueEntries' | 'surveys' | 'sessions'
>;

/** Fetches the token with which the bank's back end identifies the signed-in customer. @public */
export type CustomerTokenProvider = (signal: AbortSignal) => Promise<string>;

/** Settings that decide if a chat needs a session for itself. */
export interface CustomerOptions {
  readonly customerToken: CustomerTokenProvider | undefined;
  readonly sharedDevice: boolean;
}
