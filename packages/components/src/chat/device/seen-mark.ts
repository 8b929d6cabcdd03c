const name = 'tellerkit chat';
const openName = 'tellerkit chat open';

/**
 * The last event that the customer has seen, and the state of the panel. The session storage keeps both for the next
 * page of the same tab, so that the button there shows the number of unread messages. The mark holds only ids and
 * numbers. If the browser denies storage, nothing is stored.
 */
export interface SeenMark {
  /** Id of the conversation that was open on the previous page; undefined if there was none. */
  readonly conversationId: string | undefined;
  /** Returns the sequence number of the last seen event; undefined if the mark is of another conversation. */
  load(conversationId: string): number | undefined;
  save(conversationId: string, sequence: number): void;
  /** Deletes the last seen event, but keeps the state of the panel. */
  clear(): void;
  /** True if the panel was open on the previous page. */
  readonly wasOpen: boolean;
  /** Stores whether the panel is open. */
  saveOpen(isOpen: boolean): void;
}

/**
 * Creates the mark of a tab.
 *
 * @param storage - returns `sessionStorage`; reading that property throws if the browser denies storage
 */
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
    saveOpen: (isOpen) =>
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
