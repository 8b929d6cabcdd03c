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

/** How to open the bank. */
export interface BankOptions {
  /** 0 for any free port. */
  readonly port: number;
  readonly host: string;
  /** Where the database and the keys are kept. */
  readonly folder: string;
}

/** An open bank. */
export interface Bank {
  readonly url: string;
  readonly secretKey: string;
  close(): Promise<void>;
}

const example = new URL('../../', import.meta.url);

/** Opens the bank: the service on its database, seeded, and the pages, on one port. */
export async function startBank({ port, host, folder }: BankOptions): Promise<Bank> {
  await mkdir(folder, { recursive: true });
  const { publishableKey, secretKey } = await loadKeys(pathToFileURL(join(folder, '/')));
  const service = createService({
    database: openSqlite(join(folder, 'bank.sqlite')),
    // A demo: whoever tries webhooks receives them on this machine
    webhookSender: createWebhookSender({ allowLoopback: true }),
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
      fetch: async (request) => app.fetch(request),
      ready: service.ready,
      close: () => service.close(),
    },
    { port, host },
  );
  return { url: listening.url, secretKey, close: () => listening.close() };
}
