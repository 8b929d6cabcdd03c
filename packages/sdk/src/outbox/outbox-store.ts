import type { NewContentBlock, NewConversation } from '@tellerkit/contract';

/**
 * Why the service refused a message, as far as it may be kept: an error's own facts, never its cause.
 *
 * @public
 */
export interface OutboxFailure {
  /** Which error of the family. */
  readonly name: string;
  readonly message: string;
  readonly code: string;
  /** The other facts of the error, such as `status`, `detail` and `requestId`. */
  readonly [fact: string]: unknown;
}

/**
 * A conversation that is yet to be opened: the same key opens it once only.
 *
 * @public
 */
export interface OutboxOpening {
  readonly key: string;
  readonly body: NewConversation;
}

/**
 * A message that the service has not confirmed, with all that it takes to send it after a restart. Plain
 * data: it survives JSON.
 *
 * @public
 */
export interface OutboxEntry {
  /** Client id and idempotency key of the message; unique. */
  readonly key: string;
  /** Where it goes; null until the conversation is open. */
  readonly conversationId: string | null;
  /** With what to open the conversation; null once it is open. */
  readonly opening: OutboxOpening | null;
  /**
   * The customer whom a back end speaks for, as `newConversation` names them: nobody else's live conversation
   * sends it. Keep it as it is; none where the client is the customer's own.
   */
  readonly owner?: string | undefined;
  readonly content: readonly NewContentBlock[];
  /** RFC 3339. */
  readonly createdAt: string;
  /** Why the service refused it; null while it is to be sent. */
  readonly failure: OutboxFailure | null;
}

/**
 * Keeps messages until the service has confirmed them. A store that fails loses nothing while the page
 * lives: the messages are then kept in memory alone.
 *
 * @public
 */
export interface OutboxStore {
  /** False if nothing outlives the page or process: then no message counts as kept. @defaultValue true */
  readonly isDurable?: boolean | undefined;
  /**
   * All entries, in the order in which each was put first. What cannot be read any more is dropped.
   *
   * @throws A retryable error of the family if it cannot be said yet; nothing is sent until then, and it is
   * asked again.
   */
  load(): Promise<readonly OutboxEntry[]>;
  /** Keeps an entry, or replaces the one of the same key in its place. Resolves once it is durable. */
  put(entry: OutboxEntry): Promise<void>;
  /** Forgets an entry; one that is not there is no error. */
  remove(key: string): Promise<void>;
  /** Forgets everything, at sign-out. */
  clear(): Promise<void>;
}

/**
 * Keeps entries as long as the page or process lives, and nothing at rest: for devices that people share.
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
