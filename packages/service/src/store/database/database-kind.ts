import type { OpenedDatabase } from './opened-database.ts';

/** The kinds of database that the service runs on. */
export type DatabaseKind = OpenedDatabase['kind'];
