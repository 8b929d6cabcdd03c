import type { Store } from '../../store/store.ts';
import type { ClaimedDelivery } from './claimed-delivery.ts';

/**
 * Deletes a claimed delivery and its attempts, because its endpoint or event was deleted.
 */
export function deleteDelivery(
  { transact }: Pick<Store, 'transact'>,
  { id, lease }: ClaimedDelivery,
): Promise<void> {
  return transact(async ({ db }) => {
    const removed = await db
      .deleteFrom('webhook_deliveries')
      .where('id', '=', id)
      .where('lease', '=', lease)
      .returning('id')
      .executeTakeFirst();
    if (removed) await db.deleteFrom('webhook_attempts').where('delivery_id', '=', id).execute();
  });
}
