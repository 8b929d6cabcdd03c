import { KeyFile } from '../node/key-file.ts';
import { readKeptSecret } from '../platform/tokens/audit-key.ts';
import type { OpenedDatabase } from '../store/database/opened-database.ts';
import { CommandError } from './command-error.ts';
import type { StoredSecrets } from './stored-secrets.ts';

/** Reads the secret of the options, of the key file, or of a database that an earlier version wrote. */
export async function readSealingSecret(
  { signingSecret, signingKeyFile, data, databaseUrl }: StoredSecrets,
  open: () => OpenedDatabase,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (signingSecret !== undefined) return new TextEncoder().encode(signingSecret);
  const file = signingKeyFile ?? (databaseUrl === undefined ? `${data}.key` : undefined);
  const keys =
    file &&
    (await new KeyFile(file).read().catch((error: Error) => {
      throw new CommandError(error.message);
    }));
  if (keys) return keys.sealing;
  try {
    return await readKeptSecret(open());
  } catch (error) {
    return failRead(error);
  }
}

/** Throws the error of a database that the command cannot read. */
export function failRead(error: unknown): never {
  if (error instanceof CommandError) throw error;
  throw new CommandError('Cannot read the database. Check --data or --database-url.');
}
