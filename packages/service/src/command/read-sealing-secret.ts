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
  return readKeptSecret(open()).catch(failRead);
}

/** Throws the error of a database that the command cannot read. */
export function failRead(): never {
  throw new CommandError('Cannot read the database. Check --data or --database-url.', 2);
}
