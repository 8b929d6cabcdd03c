import type { ElementsClient } from '../../client/client-context.ts';

/** What the chat and the elements in it call the service with. @public */
export type ChatClient = Pick<
  ElementsClient,
  'conversations' | 'messages' | 'events' | 'queueEntries' | 'surveys' | 'sessions'
>;

/** Brings the token by which the bank's back end names the signed-in customer. @public */
export type CustomerTokenProvider = (signal: AbortSignal) => Promise<string>;

/** What a chat's attributes and properties say about the customer. */
export interface CustomerOptions {
  readonly customerToken: CustomerTokenProvider | undefined;
  readonly sharedDevice: boolean;
}
