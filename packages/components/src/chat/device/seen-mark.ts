const name = 'tellerkit chat';
const openName = 'tellerkit chat open';

/**
 * Up to where the customer has seen the open conversation, and whether the panel was open, kept for the
 * next page of the same tab: there the button shows at once that an agent has answered. Ids and numbers only; a page that is denied its
 * storage keeps nothing.
 */
export interface SeenMark {
  /** The conversation that was open on the page before; undefined for none. */
  readonly conversationId: string | undefined;
  /** The last sequence that was seen of a conversation; undefined for another one. */
  load(conversationId: string): number | undefined;
  save(conversationId: string, sequence: number): void;
  /** Forgets the conversation, because it has ended. */
  clear(): void;
  /** Whether the panel was open on the page before. */
  readonly wasOpen: boolean;
  /** Notes whether it is. */
  keepOpen(isOpen: boolean): void;
}

/** The mark in a tab's storage. @param storage - looks it up; a look alone may throw */
export function seenMark(storage: () => Storage): SeenMark {
  const read = () => attempt(() => storage().getItem(name))?.split(' ') ?? [];
  return {
    get conversationId() {
      return read()[0];
    },
    load(conversationId) {
      const [id, sequence] = read();
      return id === conversationId ? Number(sequence) || 0 : undefined;
    },
    save: (conversationId, sequence) =>
      attempt(() => storage().setItem(name, `${conversationId} ${sequence}`)),
    clear: () => attempt(() => storage().removeItem(name)),
    get wasOpen() {
      return attempt(() => storage().getItem(openName)) === '';
    },
    keepOpen: (isOpen) =>
      attempt(() => (isOpen ? storage().setItem(openName, '') : storage().removeItem(openName))),
  };
}

function attempt<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}
