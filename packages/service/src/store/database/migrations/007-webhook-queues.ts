import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Indexes webhook deliveries by endpoint and by the time of their end. A node then finds the due deliveries of an
 * endpoint without reading the deliveries of other endpoints, and old deliveries without reading recent deliveries.
 */
export const webhookQueues: Migration = {
  async up(db: Kysely<unknown>) {
    const index = (by: string) =>
      db.schema.createIndex(`webhook_deliveries_by_${by}`).on('webhook_deliveries');
    await index('queue').columns(['endpoint_id', 'state', 'next_try_at']).execute();
    await index('ping')
      .columns(['endpoint_id', 'next_try_at'])
      .where(sql<boolean>`state = 'pending' and event_type = 'webhook.ping'`)
      .execute();
    await index('end').columns(['ended_at']).execute();
  },
};
