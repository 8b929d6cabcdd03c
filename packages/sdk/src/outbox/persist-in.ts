import type { Clock } from '../base/clock.ts';
import type { EntryScope } from './entry-scope.ts';
import type { OutboxStore } from './outbox-store.ts';
import type { Persistence, PersistedItems } from './persistence.ts';

/** Returns a function that loads the code of `StorePersistence` and creates it, or undefined without a store. */
export function persistIn(
  store: OutboxStore | undefined,
  scope: EntryScope,
  clock: Clock,
  isShown: (key: string) => boolean,
): ((outbox: PersistedItems) => Promise<Persistence>) | undefined {
  return (
    store &&
    (async (outbox) => {
      const { StorePersistence } = await import('./store-persistence.ts');
      return new StorePersistence({ store, outbox, scope, clock, isShown });
    })
  );
}
