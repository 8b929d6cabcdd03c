import { existsSync } from 'node:fs';
import { KeyFile } from '../node/key-file.ts';
import { keyIdOf } from '../platform/tokens/key-ring.ts';
import { generateKeys, rotateKeys, splitSecret } from '../platform/tokens/rotate-keys.ts';
import type { ServiceKeys } from '../store/database/key-store.ts';
import { CommandError } from './command-error.ts';

/** Options of `--rotate-signing-key`, which adds a key to a key file instead of serving. */
export interface RotateRequest {
  readonly data: string;
  readonly databaseUrl: string | undefined;
  readonly signingKeyFile: string | undefined;
  readonly signingSecret: string | undefined;
  /** Minutes until the new key signs, so that every node can get the file before then. */
  readonly signsInMinutes: number;
}

const minute = 60_000;

/**
 * Adds a signing key to the key file and prints the ids of its keys. Creates the file if it is named and does not exist.
 *
 * @throws {@link CommandError} if there is no file to change.
 */
export async function rotateSigningKeyCommand(
  request: RotateRequest,
  print: (line: string) => void,
): Promise<void> {
  const file = new KeyFile(pathOf(request));
  const now = Date.now();
  try {
    const keys = await file.read();
    const next = keys
      ? rotateKeys(keys, now, now + request.signsInMinutes * minute)
      : firstKeys(request, now);
    await (keys ? file.replace(next) : file.create(next));
    await printKeys(file.name, next, print);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    if (error instanceof TypeError) throw new CommandError(error.message, 1);
    throw new CommandError(`Cannot write the key file ${file.name}. Check its folder.`, 1);
  }
}

function pathOf({ data, databaseUrl, signingKeyFile }: RotateRequest): string {
  if (signingKeyFile !== undefined) return signingKeyFile;
  if (databaseUrl === undefined) return `${data}.key`;
  throw new CommandError('--signing-key-file is missing: name the key file of the nodes.');
}

function firstKeys({ data, signingKeyFile, signingSecret }: RotateRequest, now: number) {
  if (signingSecret !== undefined) return splitSecret(new TextEncoder().encode(signingSecret), now);
  if (signingKeyFile !== undefined) return generateKeys(now);
  throw new CommandError(
    existsSync(data)
      ? `The key file ${data}.key does not exist. Restore it, or start the service once: it moves the secret of an earlier version there.`
      : `The data file ${data} does not exist. Check --data.`,
    1,
  );
}

async function printKeys(path: string, { signing }: ServiceKeys, print: (line: string) => void) {
  for (const key of signing) {
    const id = await keyIdOf(key);
    const end = key.verifiesUntil;
    print(
      end === null
        ? `${id} signs from ${new Date(key.signsFrom).toISOString()}`
        : `${id} verifies until ${new Date(end).toISOString()}`,
    );
  }
  print(`Restart each service that uses ${path}, so that it reads the keys.`);
}
