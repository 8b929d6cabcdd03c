import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Creates the first tables of the service. */
export const firstTables: Migration = {
  async up(db: Kysely<unknown>) {
    await makeTenants(db);
    await makeConversations(db);
    await makeQueues(db);
    await makeSurveysAndKnowledge(db);
    await makeRecords(db);
    await makeIndexes(db);
  },
};

type Table = CreateTableBuilder<string, string>;

const required = ['id', 'tenant_id'];

/** Creates a table from lists of column names. A column whose name ends in `?` may be null. */
async function make(
  db: Kysely<unknown>,
  name: string,
  columns: { text: string; whole?: string },
  finish: (table: Table) => Table = (table) => table.addPrimaryKeyConstraint(`${name}_key`, ['id']),
) {
  let table: Table = db.schema.createTable(name);
  const add = (list: string, type: 'text' | 'bigint') => {
    for (const column of list.split(' ')) {
      const nullable = column.endsWith('?');
      table = table.addColumn(nullable ? column.slice(0, -1) : column, type, (definition) =>
        nullable ? definition : definition.notNull(),
      );
    }
  };
  add(columns.text, 'text');
  if (columns.whole) add(columns.whole, 'bigint');
  await finish(table).execute();
}

async function makeTenants(db: Kysely<unknown>) {
  const own = required.join(' ');
  await make(db, 'tenants', { text: 'id slug name settings', whole: 'created_at' }, (table) =>
    table
      .addPrimaryKeyConstraint('tenants_key', ['id'])
      .addUniqueConstraint('tenants_slug', ['slug']),
  );
  await make(db, 'api_keys', { text: 'hash tenant_id kind', whole: 'created_at' }, (table) =>
    table.addPrimaryKeyConstraint('api_keys_key', ['hash']),
  );
  await make(db, 'secrets', { text: 'name value', whole: 'created_at' }, (table) =>
    table.addPrimaryKeyConstraint('secrets_key', ['name']),
  );
  await make(
    db,
    'customers',
    { text: `${own} external_id? display_name?`, whole: 'priority created_at' },
    (table) =>
      table
        .addPrimaryKeyConstraint('customers_key', ['id'])
        .addUniqueConstraint('customers_external', ['tenant_id', 'external_id']),
  );
  await make(
    db,
    'sessions',
    {
      text: `${own} customer_id channel locale refresh_hash`,
      whole: 'anonymous refresh_expires_at created_at ended_at?',
    },
    (table) =>
      table
        .addPrimaryKeyConstraint('sessions_key', ['id'])
        .addUniqueConstraint('sessions_refresh', ['refresh_hash']),
  );
}

async function makeConversations(db: Kysely<unknown>) {
  const own = required.join(' ');
  await make(
    db,
    'conversations',
    {
      text: `${own} customer_id channel locale state agent_id? queue_entry_id? answer_message_id? disposition?`,
      whole: 'created_at updated_at closed_at?',
    },
    (table) =>
      ['last_sequence', 'asked_sequence', 'answered_sequence'].reduce(
        (counted, column) =>
          counted.addColumn(column, 'bigint', (definition) => definition.notNull().defaultTo(0)),
        table.addPrimaryKeyConstraint('conversations_key', ['id']),
      ),
  );
  await make(
    db,
    'messages',
    {
      text: `${own} conversation_id client_id? author_role author_id? author_name? content`,
      whole: 'sequence created_at',
    },
    (table) =>
      table
        .addPrimaryKeyConstraint('messages_key', ['id'])
        .addUniqueConstraint('messages_sequence', ['conversation_id', 'sequence'])
        .addUniqueConstraint('messages_client', ['conversation_id', 'client_id']),
  );
  await make(
    db,
    'events',
    { text: 'tenant_id conversation_id type data', whole: 'sequence occurred_at' },
    (table) => table.addPrimaryKeyConstraint('events_key', ['conversation_id', 'sequence']),
  );
}

async function makeQueues(db: Kysely<unknown>) {
  const own = required.join(' ');
  await make(
    db,
    'queues',
    {
      text: `${own} name slug skill? ticket_prefix`,
      whole: 'open handling_time_ms position created_at',
    },
    (table) =>
      table
        .addColumn('last_ticket', 'bigint', (definition) => definition.notNull().defaultTo(0))
        .addPrimaryKeyConstraint('queues_key', ['id'])
        .addUniqueConstraint('queues_slug', ['tenant_id', 'slug']),
  );
  await make(db, 'queue_entries', {
    text: `${own} queue_id customer_id conversation_id? ticket state outcome? skill? locale? wanted_agent_id?`,
    whole: 'priority line_at joined_at called_at? ended_at?',
  });
  await make(db, 'agents', {
    text: `${own} display_name desk? skills locales presence`,
    whole: 'capacity presence_at last_assigned_at? created_at',
  });
  await make(db, 'assignments', {
    text: `${own} agent_id entry_id conversation_id? state outcome? disposition? note?`,
    whole: 'offered_at offer_ends_at? accepted_at? closed_at? ended_at?',
  });
}

async function makeSurveysAndKnowledge(db: Kysely<unknown>) {
  const own = required.join(' ');
  await make(db, 'surveys', { text: `${own} name touchpoint questions`, whole: 'created_at' });
  await make(
    db,
    'survey_responses',
    {
      text: `${own} survey_id customer_id conversation_id? locale answers`,
      whole: 'score? commented created_at',
    },
    (table) =>
      table
        .addPrimaryKeyConstraint('survey_responses_key', ['id'])
        .addUniqueConstraint('survey_responses_once', ['survey_id', 'conversation_id']),
  );
  await make(
    db,
    'articles',
    {
      text: `${own} slug locale title body tags asked valid_from valid_to?`,
      whole: 'version updated_at',
    },
    (table) =>
      table
        .addPrimaryKeyConstraint('articles_key', ['id'])
        .addUniqueConstraint('articles_slug', ['tenant_id', 'slug', 'locale']),
  );
}

async function makeRecords(db: Kysely<unknown>) {
  await make(db, 'audit', {
    text: `${required.join(' ')} request_id caller_kind caller_id action target?`,
    whole: 'occurred_at status',
  });
  await make(
    db,
    'idempotency',
    {
      text: 'tenant_id caller endpoint key_hash request_hash body?',
      whole: 'status sealed expires_at',
    },
    (table) =>
      table.addPrimaryKeyConstraint('idempotency_key', [
        'tenant_id',
        'caller',
        'endpoint',
        'key_hash',
      ]),
  );
}

async function makeIndexes(db: Kysely<unknown>) {
  const indexes: Record<string, string[]> = {
    conversations: ['tenant_id', 'customer_id', 'id'],
    queue_entries: ['tenant_id', 'queue_id', 'state'],
    assignments: ['tenant_id', 'agent_id', 'state'],
    survey_responses: ['tenant_id', 'survey_id', 'created_at'],
    surveys: ['tenant_id', 'touchpoint', 'id'],
    audit: ['tenant_id', 'occurred_at'],
    idempotency: ['expires_at'],
  };
  for (const [table, columns] of Object.entries(indexes))
    await db.schema.createIndex(`${table}_by_tenant`).on(table).columns(columns).execute();
  await db.schema
    .createIndex('queue_entries_by_conversation')
    .on('queue_entries')
    .columns(['tenant_id', 'conversation_id'])
    .execute();
  await db.schema
    .createIndex('assignments_by_entry')
    .on('assignments')
    .columns(['tenant_id', 'entry_id'])
    .execute();
}
