const name = 'tellerkit answered';
/** More surveys than these nobody answers in one tab. */
const most = 20;

/**
 * Which surveys were answered in this tab, so that a reload or a copy of the tab does not ask again. Ids
 * only; a page that is denied its storage keeps nothing.
 */
export interface AnsweredMark {
  has(surveyId: string, conversationId: string): boolean;
  add(surveyId: string, conversationId: string): void;
  /** Forgets them, because the customer signs out. */
  clear(): void;
}

/** The mark in a tab's storage. @param storage - looks it up; a look alone may throw */
export function answeredMark(storage: () => Storage): AnsweredMark {
  const read = () => attempt(() => storage().getItem(name))?.split(',') ?? [];
  const entry = (...ids: readonly string[]) => ids.join(' ');
  return {
    has: (...ids) => read().includes(entry(...ids)),
    add: (...ids) =>
      attempt(() => storage().setItem(name, [entry(...ids), ...read()].slice(0, most).join(','))),
    clear: () => attempt(() => storage().removeItem(name)),
  };
}

function attempt<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}
