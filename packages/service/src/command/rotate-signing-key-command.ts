import { existsSync } from 'node:fs';
import { KeyFile } from '../node/key-file.ts';
import { keyIdOf } from '../platform/tokens/key-ring.ts';
import { generateKeys, rotateKeys, singleSecret } from '../platform/tokens/rotate-keys.ts';
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
  /** Lines to print first, about secrets that others can see and about unknown variables. */
  readonly warnings: readonly string[];
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
    const signsFrom = now + request.signsInMinutes * minute;
    if (keys) checkSecret(request, keys, file.name);
    const next = keys ? rotateKeys(keys, now, signsFrom) : firstKeys(request, now, signsFrom);
    await (keys ? file.replace(next) : file.create(next));
    await printKeys(next, print);
    print(
      request.signingSecret === undefined
        ? `Restart each service that uses ${file.name}, so that it reads the keys.`
        : `A service ignores ${file.name} while TELLERKIT_SIGNING_SECRET is set. Remove the variable, pass --signing-key-file ${file.name}, and restart each service.`,
    );
  } catch (error) {
    if (error instanceof CommandError) throw error;
    if (error instanceof TypeError) throw new CommandError(error.message, 1);
    throw new CommandError(`Cannot write the key file ${file.name}. Check its folder.`, 1);
  }
}

/** Throws if the file holds other secrets than the service uses: nothing could replace those by a rotation. */
function checkSecret({ signingSecret }: RotateRequest, { sealing }: ServiceKeys, path: string) {
  if (signingSecret === undefined || Buffer.from(sealing).toString() === signingSecret) return;
  throw new CommandError(
    `${path} holds other secrets than TELLERKIT_SIGNING_SECRET. Remove the variable if the service does not use it, or name a new file with --signing-key-file.`,
    1,
  );
}

function pathOf({ data, databaseUrl, signingKeyFile }: RotateRequest): string {
  if (signingKeyFile !== undefined) return signingKeyFile;
  if (databaseUrl === undefined) return `${data}.key`;
  throw new CommandError(
    '--signing-key-file is missing: name the key file of the nodes, for example tellerkit-service --rotate-signing-key --signing-key-file nodes.key.',
  );
}

function firstKeys(
  { data, signingKeyFile, signingSecret }: RotateRequest,
  now: number,
  signsFrom: number,
): ServiceKeys {
  if (signingSecret !== undefined)
    return rotateKeys(singleSecret(new TextEncoder().encode(signingSecret)), now, signsFrom);
  if (signingKeyFile !== undefined) return generateKeys(signsFrom);
  throw new CommandError(
    existsSync(data)
      ? `The key file ${data}.key does not exist. Restore it, or start the service once: it moves the secret of an earlier version there. Only if all copies are lost, create new keys: tellerkit-service --rotate-signing-key --signing-key-file ${data}.key`
      : `The data file ${data} does not exist. Check --data.`,
    1,
  );
}

async function printKeys({ signing }: ServiceKeys, print: (line: string) => void) {
  const toText = (time: number) => new Date(time).toISOString();
  for (const key of signing) {
    const { signsFrom, verifiesUntil, refreshesUntil } = key;
    const state =
      verifiesUntil === null
        ? `signs from ${toText(signsFrom)}`
        : `verifies until ${toText(verifiesUntil)}, refresh tokens until ${toText(refreshesUntil ?? verifiesUntil)}`;
    print(`${await keyIdOf(key)} ${state}`);
  }
}
