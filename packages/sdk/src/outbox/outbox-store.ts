import type { NewContentBlock, NewConversation } from '@tellerkit/contract';

/**
 * Properties of the error with which the service refused a message. The error's `cause` is never among them.
 *
 * @public
 */
export interface OutboxFailure {
  /** Name of the error class, such as `ApiError`. */
  readonly name: string;
  readonly message: string;
  readonly code: string;
  /** The other properties of the error, such as `status`, `detail` and `requestId`. */
  readonly [fact: string]: unknown;
}

/**
 * Key and request body to open the conversation of a stored message.
 *
 * @public
 */
export interface OutboxOpening {
  /** Idempotency key. All attempts with this key open the same conversation. */
  readonly key: string;
  readonly body: NewConversation;
}

/**
 * A stored message that the service has not confirmed. It holds everything needed to send it after a restart. The entry
 * is plain data that a store may convert to JSON and back.
 *
 * @public
 */
export interface OutboxEntry {
  /** Client id and idempotency key of the message; unique. */
  readonly key: string;
  /** Id of the message's conversation. Null until that conversation is open. */
  readonly conversationId: string | null;
  /** Key and request body that open the conversation. Null once it is open. */
  readonly opening: OutboxOpening | null;
  /**
   * The customer for whom a back end acts, derived from `newConversation`. Only this customer's live conversations send
   * the message. Undefined if the client uses the customer's own session. A store must return it unchanged.
   */
  readonly owner?: string | undefined;
  readonly content: readonly NewContentBlock[];
  /** Time at which the message was written, in RFC 3339. */
  readonly createdAt: string;
  /** Reason for which the service refused the message. Null while the message is still to be sent. */
  readonly failure: OutboxFailure | null;
}

/**
 * Stores messages until the service has confirmed them. If the store fails, messages stay in memory, so that nothing is
 * lost while the page lives.
 *
 * @public
 */
export interface OutboxStore {
  /** False if the entries end with the page or process. `kept` of a message then stays false. @defaultValue true */
  readonly isDurable?: boolean | undefined;
  /**
   * Returns all entries, in the order in which they were first put. Drops entries that can no longer be read.
   *
   * @throws A retryable TellerError if the store cannot be read yet. The outbox then sends nothing and calls `load`
   * again later. After any other error the outbox starts empty, in memory.
   */
  load(): Promise<readonly OutboxEntry[]>;
  /** Stores an entry. An entry with the same key is replaced and keeps its place. Resolves once it is durable. */
  put(entry: OutboxEntry): Promise<void>;
  /** Removes an entry. Does nothing if there is none with this key. */
  remove(key: string): Promise<void>;
  /** Removes all entries, at sign-out. */
  clear(): Promise<void>;
}

/**
 * Creates an outbox store that keeps entries in memory only, for shared devices. The entries end with the page or
 * process.
 *
 * @public
 */
export function memoryOutbox(): OutboxStore {
  const entries = new Map<string, OutboxEntry>();
  return {
    isDurable: false,
    load: async () => [...entries.values()],
    put: async (entry) => void entries.set(entry.key, entry),
    remove: async (key) => void entries.delete(key),
    clear: async () => entries.clear(),
  };
}
