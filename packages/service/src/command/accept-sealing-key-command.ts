import { existsSync } from 'node:fs';
import { Kysely } from 'kysely';
import { systemClock } from '../base/clock.ts';
import { DataFileInUseError } from '../node/own-file.ts';
import { acceptSealing } from '../platform/tokens/sealing-fingerprint.ts';
import type { OpenedDatabase } from '../store/database/opened-database.ts';
import { migrate } from '../store/database/migrate.ts';
import type { Database } from '../store/database/schema.ts';
import { CommandError } from './command-error.ts';
import { createLineLogger } from './line-logger.ts';
import { readSealingSecret } from './read-sealing-secret.ts';
import type { StoredSecrets } from './stored-secrets.ts';

/** Options of `--accept-sealing-key`, which changes a database instead of serving. */
export interface AcceptRequest extends StoredSecrets {
  readonly acceptsSealingKey: true;
}

/**
 * Lets a database accept the sealing secret of the key file or of the environment, after all copies of the earlier
 * secret are lost.
 *
 * @param open - Opens the database.
 * @throws {@link CommandError} if there is no secret, if the data file does not exist, or if the database cannot be used.
 */
export async function acceptSealingKeyCommand(
  request: AcceptRequest,
  open: () => OpenedDatabase,
  {
    print,
    warn,
  }: { readonly print: (line: string) => void; readonly warn: (line: string) => void },
): Promise<void> {
  // Opening the database would create the file
  if (request.databaseUrl === undefined && !existsSync(request.data))
    throw new CommandError(`The data file ${request.data} does not exist. Check --data.`, 1);
  const sealing = await readSealingSecret(request, open);
  if (!sealing)
    throw new CommandError(
      'The key file does not exist. Pass --signing-key-file, or create it with --rotate-signing-key.',
      1,
    );
  await change(open, warn, sealing).catch((error: unknown) => {
    if (error instanceof CommandError) throw error;
    throw new CommandError(
      error instanceof DataFileInUseError
        ? error.message
        : 'Cannot write to the database. Check --data or --database-url.',
      1,
    );
  });
  print(
    'The database accepts this sealing secret. Start the service, and rotate the keys of webhooks.',
  );
}

async function change(
  open: () => OpenedDatabase,
  warn: (line: string) => void,
  sealing: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const database = open();
  const db = new Kysely<Database>({ dialect: database.dialect });
  let release: (() => void) | undefined;
  try {
    release = database.claim?.({ logger: createLineLogger(warn) });
    await migrate(db, database);
    await acceptSealing({ db, clock: systemClock }, { sealing });
  } finally {
    await db.destroy();
    release?.();
  }
}
