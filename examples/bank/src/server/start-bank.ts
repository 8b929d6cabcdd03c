import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { TellerClient } from '@tellerkit/sdk';
import { createService } from '@tellerkit/service';
import {
  createWebhookSender,
  listen,
  openSqlite,
  readKnowledgeFolder,
} from '@tellerkit/service/node';
import { seedAgents } from './agents.ts';
import { bankApp } from './bank-app.ts';
import { loadKeys } from './keys.ts';
import { seedSurvey } from './survey.ts';

/** Options of {@link startBank}. */
export interface BankOptions {
  /** Port, or 0 for any free port. */
  readonly port: number;
  readonly host: string;
  /** Folder of the database and the keys. */
  readonly folder: string;
}

/** A running bank. */
export interface Bank {
  readonly url: string;
  readonly secretKey: string;
  close(): Promise<void>;
}

const example = new URL('../../', import.meta.url);

/** Starts the bank: the service with sample data, and the pages, on one port. */
export async function startBank({ port, host, folder }: BankOptions): Promise<Bank> {
  await mkdir(folder, { recursive: true });
  const { publishableKey, secretKey } = await loadKeys(pathToFileURL(join(folder, '/')));
  const service = createService({
    database: openSqlite(join(folder, 'bank.sqlite')),
    // Only for the demo, in which webhooks go to this machine
    webhookSender: createWebhookSender({ allowLoopback: true }),
    // Only for the demo, whose customers all share the address of this machine
    rateLimits: { newSession: { requests: 10_000, windowMs: 60_000 } },
    tenants: [
      {
        slug: 'ginkgo',
        name: 'Ginkgo Bank',
        publishableKeys: [publishableKey],
        secretKeys: [secretKey],
        queues: [{ slug: 'service', name: 'Service', handlingTimeMs: 180_000 }],
        knowledge: await readKnowledgeFolder(fileURLToPath(new URL('knowledge/', example))),
      },
    ],
  });
  await service.ready;
  const client = new TellerClient({
    baseUrl: 'http://bank.localhost',
    secretKey,
    fetch: (input, init) => service.fetch(new Request(input, init)),
  });
  const agents = await seedAgents(client);
  await seedSurvey(client);
  const [queue] = (await client.queues.list({ limit: 1 }).first()).items;
  const app = bankApp({
    service,
    client,
    agents,
    queueId: queue?.id ?? '',
    publishableKey,
    root: fileURLToPath(example),
  });
  const listening = await listen(
    {
      fetch: async (request, info) => app.fetch(request, info),
      ready: service.ready,
      close: () => service.close(),
    },
    { port, host },
  );
  return { url: listening.url, secretKey, close: () => listening.close() };
}
