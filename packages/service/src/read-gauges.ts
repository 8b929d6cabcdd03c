import { DatabaseUnavailableError } from './base/database-unavailable.ts';
import type { Gauge } from './base/metrics.ts';
import type { ServiceParts } from './open-parts.ts';

/** Milliseconds after which a reading leaves out the database. Prometheus waits 10 s for a reading by default. */
const readingMs = 2000;

type GaugeParts = Pick<ServiceParts, 'db' | 'clock' | 'track' | 'writes'>;

/** A reading of the database. */
interface Reading {
  readonly isWritable: boolean;
  readonly figures: readonly Gauge[];
}

const missing: Reading = { isWritable: false, figures: [] };

/**
 * Reads the figures that stand in the database, with three queries for all tenants. While the database is unavailable or
 * slow, only `tellerkit_database_up` remains.
 */
export async function readGauges(parts: GaugeParts): Promise<Gauge[]> {
  const { isWritable, figures } = await readInTime(parts);
  const up = [{ labels: {}, value: isWritable ? 1 : 0 }];
  const help = '1 if the database responds and accepts changes, else 0.';
  return [gauge('database_up', help, up), ...figures];
}

/** Returns {@link missing} while the database is unavailable or slow. */
async function readInTime(parts: GaugeParts): Promise<Reading> {
  const reading = readDatabase(parts).catch((error: unknown) => {
    if (error instanceof DatabaseUnavailableError) return missing;
    throw error;
  });
  parts.track(reading);
  let cancel = (): void => undefined;
  const late = new Promise<Reading>((resolve) => {
    cancel = parts.clock.setTimeout(() => resolve(missing), readingMs);
  });
  try {
    return await Promise.race([reading, late]);
  } finally {
    cancel();
  }
}

async function readDatabase(parts: GaugeParts): Promise<Reading> {
  const figures = await readFigures(parts);
  return { isWritable: await parts.writes.isWritable(), figures };
}

async function readFigures(parts: Pick<ServiceParts, 'db' | 'clock'>): Promise<Gauge[]> {
  const { pending, due } = await readDeliveries(parts);
  return [
    gauge('queue_waiting', 'Waiting customers of each queue.', await readQueues(parts)),
    gauge('answers_pending', 'Questions without an answer.', await readQuestions(parts)),
    gauge('webhook_deliveries_pending', 'Webhook deliveries that have not ended.', pending),
    gauge('webhook_deliveries_due', 'Deliveries whose attempt is due.', due),
  ];
}

type Samples = Gauge['samples'];

function gauge(name: string, help: string, samples: Samples): Gauge {
  return { name: `tellerkit_${name}`, help, samples };
}

async function readQueues({ db }: Pick<ServiceParts, 'db'>): Promise<Samples> {
  const rows = await db
    .selectFrom('queues as queue')
    .innerJoin('tenants as tenant', 'tenant.id', 'queue.tenant_id')
    .leftJoin('queue_entries as entry', (on) =>
      on.onRef('entry.queue_id', '=', 'queue.id').on('entry.state', '=', 'waiting'),
    )
    .groupBy(['tenant.slug', 'queue.slug'])
    .select(['tenant.slug as tenant', 'queue.slug as queue'])
    .select((row) => row.fn.count<number>('entry.id').as('value'))
    .orderBy('tenant.slug')
    .orderBy('queue.slug')
    .execute();
  return rows.map(({ tenant, queue, value }) => ({ labels: { tenant, queue }, value }));
}

async function readQuestions({ db }: Pick<ServiceParts, 'db'>): Promise<Samples> {
  const { value } = await db
    .selectFrom('conversations')
    .where('state', '=', 'assistant')
    .whereRef('asked_sequence', '>', 'answered_sequence')
    .select((row) => row.fn.countAll<number>().as('value'))
    .executeTakeFirstOrThrow();
  return [{ labels: {}, value }];
}

/** Counts only deliveries that have not ended: their index is small, while the table keeps ended ones for weeks. */
async function readDeliveries({
  db,
  clock,
}: Pick<ServiceParts, 'db' | 'clock'>): Promise<{ pending: Samples; due: Samples }> {
  const { pending, due } = await db
    .selectFrom('webhook_deliveries')
    .where('state', '=', 'pending')
    .select((row) => [
      row.fn.countAll<number>().as('pending'),
      row.fn.countAll<number>().filterWhere('next_try_at', '<=', clock.now()).as('due'),
    ])
    .executeTakeFirstOrThrow();
  return { pending: [{ labels: {}, value: pending }], due: [{ labels: {}, value: due }] };
}
