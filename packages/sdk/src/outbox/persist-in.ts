import type { Clock } from '../base/clock.ts';
import { withStorageLimit } from '../base/storage-limit.ts';
import type { EntryScope } from './entry-scope.ts';
import type { OutboxStore } from './outbox-store.ts';
import type { Persist } from './persistence.ts';

/** Returns a function that loads the code of `StorePersistence` and creates it, or undefined without a store. */
export function persistIn(
  store: OutboxStore | undefined,
  scope: EntryScope,
  clock: Clock,
  isShown: (key: string) => boolean,
): Persist | undefined {
  return (
    store &&
    ((outbox, onCreated) =>
      withStorageLimit(clock, async () => {
        const { StorePersistence } = await import('./store-persistence.ts');
        onCreated(new StorePersistence({ store, outbox, scope, clock, isShown }));
      }).catch(() => undefined))
  );
}
