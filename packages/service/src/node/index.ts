export { openSqlite } from './open-sqlite.ts';
export type { OpenSqliteOptions } from './open-sqlite.ts';
export { openPostgres } from './open-postgres.ts';
export type { OpenPostgresOptions } from './open-postgres.ts';
export { listen } from './listen.ts';
export type { ListenOptions, Listening } from './listen.ts';
export { readKnowledgeFolder } from './read-knowledge-folder.ts';
export { createWebhookSender } from './create-webhook-sender.ts';
export type { WebhookSenderOptions } from './create-webhook-sender.ts';
