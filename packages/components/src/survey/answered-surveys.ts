const storageKey = 'tellerkit answered';
/** Maximum number of stored entries. A customer does not answer more surveys in one tab. */
const maxEntries = 20;

/**
 * The surveys that were answered in this tab, so that a reload or a copy of the tab does not ask again.
 * Holds ids only, and stays empty if the browser denies storage.
 */
export interface AnsweredSurveys {
  has(surveyId: string, conversationId: string): boolean;
  add(surveyId: string, conversationId: string): void;
  /** Removes all entries when the customer signs out. */
  clear(): void;
}

/** Keeps the list of answered surveys in a tab's storage. @param storage - Returns the storage; may throw. */
export function answeredSurveys(storage: () => Storage): AnsweredSurveys {
  const read = () => attempt(() => storage().getItem(storageKey))?.split(',') ?? [];
  const entry = (...ids: readonly string[]) => ids.join(' ');
  return {
    has: (...ids) => read().includes(entry(...ids)),
    add: (...ids) =>
      attempt(() => {
        const entries = [entry(...ids), ...read()].slice(0, maxEntries);
        storage().setItem(storageKey, entries.join(','));
      }),
    clear: () => attempt(() => storage().removeItem(storageKey)),
  };
}

function attempt<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}
