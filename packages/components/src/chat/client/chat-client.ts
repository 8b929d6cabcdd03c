import type { ElementsClient } from '../../client/client-context.ts';

/** The client that the chat, and the elements inside it, call the service with. @public */
export type ChatClient = Pick<
  ElementsClient,
  'conversations' | 'messages' | 'events' | 'queueEntries' | 'surveys' | 'sessions'
>;

/** Fetches the token with which the bank's back end identifies the signed-in customer. @public */
export type CustomerTokenProvider = (signal: AbortSignal) => Promise<string>;

/** The settings of a chat that concern the customer. */
export interface CustomerOptions {
  readonly customerToken: CustomerTokenProvider | undefined;
  readonly sharedDevice: boolean;
}
