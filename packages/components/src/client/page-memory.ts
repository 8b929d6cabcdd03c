/** Position and draft of a chat that left the page. */
export interface Remembered {
  readonly draft: string;
  /** Scroll position in px. Undefined at the end of the list. */
  readonly top: number | undefined;
}

/**
 * State of chats that left the page, for the chat that takes their place, for example after a router has replaced the
 * body. The state stays in memory, so that a draft never reaches the disk, and ends with a sign-out. Keys are the
 * conversation, or the session of a chat without a conversation.
 */
export const pageMemory = new Map<unknown, Remembered>();

/** Keys of chats that left the page while their panel was open. */
export const openChats = new Set<unknown>();
