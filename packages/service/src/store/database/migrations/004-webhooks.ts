import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Creates the tables of webhook endpoints, keys, events and deliveries. */
export const webhooks: Migration = {
  async up(db: Kysely<unknown>) {
    await makeEndpoints(db);
    await makeDeliveries(db);
  },
};

async function makeEndpoints(db: Kysely<unknown>) {
  await db.schema
    .createTable('webhook_endpoints')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('description', 'text')
    .addColumn('event_types', 'text')
    .addColumn('signing', 'text', (column) => column.notNull())
    .addColumn('disabled_reason', 'text')
    .addColumn('disabled_at', 'bigint')
    .addColumn('failing_since', 'bigint')
    .addColumn('held_until', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('webhook_keys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('endpoint_id', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('public_key', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint')
    .execute();
  await index(db, 'webhook_endpoints', 'tenant', ['tenant_id', 'id']);
  await index(db, 'webhook_keys', 'endpoint', ['tenant_id', 'endpoint_id']);
}

async function makeDeliveries(db: Kysely<unknown>) {
  await db.schema
    .createTable('webhook_events')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('occurred_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('webhook_deliveries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('endpoint_id', 'text', (column) => column.notNull())
    .addColumn('event_id', 'text', (column) => column.notNull())
    .addColumn('event_type', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('tries', 'bigint', (column) => column.notNull())
    .addColumn('tries_before', 'bigint', (column) => column.notNull())
    .addColumn('response_status', 'bigint')
    .addColumn('failure', 'text')
    .addColumn('next_try_at', 'bigint')
    .addColumn('lease', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .execute();
  await db.schema
    .createTable('webhook_attempts')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('delivery_id', 'text', (column) => column.notNull())
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('duration_ms', 'bigint', (column) => column.notNull())
    .addColumn('response_status', 'bigint')
    .addColumn('failure', 'text')
    .addPrimaryKeyConstraint('webhook_attempts_key', ['delivery_id', 'number'])
    .execute();
  await index(db, 'webhook_events', 'time', ['occurred_at']);
  await index(db, 'webhook_deliveries', 'tenant', ['tenant_id', 'id']);
  await index(db, 'webhook_deliveries', 'endpoint', ['endpoint_id', 'state', 'created_at']);
  await index(db, 'webhook_deliveries', 'event', ['event_id']);
  await index(db, 'webhook_deliveries', 'due', ['state', 'next_try_at']);
}

async function index(db: Kysely<unknown>, table: string, by: string, columns: string[]) {
  await db.schema.createIndex(`${table}_by_${by}`).on(table).columns(columns).execute();
}
