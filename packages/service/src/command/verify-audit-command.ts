import { readFile } from 'node:fs/promises';
import { replacePrivateText } from '../node/write-private-file.ts';
import { deriveAuditKey } from '../platform/tokens/audit-key.ts';
import { HeadsError, readHeads, writeHeads } from '../platform/audit/keyed-heads.ts';
import type { HeadsFault } from '../platform/audit/keyed-heads.ts';
import { verifyAudit } from '../platform/audit/verify-audit.ts';
import type { AuditFinding, AuditHead } from '../platform/audit/audit-report.ts';
import type { OpenedDatabase } from '../store/database/opened-database.ts';
import { CommandError } from './command-error.ts';
import type { VerifyAuditRequest } from './parse-command.ts';
import { failRead, readSealingSecret } from './read-sealing-secret.ts';

/** Output of {@link verifyAuditCommand}. */
export interface VerifyAuditOutput {
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
}

const shownFindings = 20;

/**
 * Verifies the audit. If it has no fault, prints the newest entry of each audit chain, one on each line, or writes them
 * to the file of the request. Keep them outside the database. Writes nothing else.
 *
 * @param open - Opens the database for reading.
 * @throws {@link CommandError} with the exit code 1 if the audit or the kept heads have faults, and 2 if the command
 * cannot verify them.
 */
export async function verifyAuditCommand(
  request: VerifyAuditRequest,
  open: () => OpenedDatabase,
  { print, warn }: VerifyAuditOutput,
): Promise<void> {
  const { headsFile, newHeadsFile } = request;
  const key = request.unkeyedHeads ? undefined : await readKey(request, open);
  const knownHeads = headsFile === undefined ? [] : await readKnownHeads(headsFile, key);
  const report = await verifyAudit(open(), { knownHeads }).catch(failRead);
  if (report.findings.length > 0) throw faulty(report.findings, report.entries);
  if (headsFile === undefined)
    warn(
      'Without --audit-heads this check cannot find a chain that was replaced, or whose end was cut off together with its record.',
    );
  const heads = await writeHeads(report.heads, key, new Date().toISOString());
  if (newHeadsFile === undefined) return print(heads.trimEnd());
  await replacePrivateText(newHeadsFile, heads).catch(() => {
    throw new CommandError(
      `Cannot write ${newHeadsFile}. Check the folder of --write-audit-heads.`,
      2,
    );
  });
  print(`The audit has no faults (entries: ${report.entries}). ${newHeadsFile} holds the heads.`);
}

async function readKey(
  request: VerifyAuditRequest,
  open: () => OpenedDatabase,
): Promise<CryptoKey> {
  const secret = await readSealingSecret(request, open);
  if (secret) return deriveAuditKey(secret);
  throw new CommandError(
    'The key file of the service is missing, so the heads cannot be keyed. Pass --signing-key-file or set TELLERKIT_SIGNING_SECRET as for the service, or pass --unkeyed-heads.',
  );
}

async function readKnownHeads(file: string, key: CryptoKey | undefined): Promise<AuditHead[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CommandError(`Cannot read ${file}. Check --audit-heads.`);
  });
  try {
    return await readHeads(text, key);
  } catch (error) {
    if (!(error instanceof HeadsError)) throw error;
    throw new CommandError(
      `${file} ${explanations[error.fault]}`,
      error.fault === 'forged' ? 1 : 2,
    );
  }
}

const explanations: Readonly<Record<HeadsFault, string>> = {
  empty:
    'is empty, so it proves nothing. A shell empties the file of `>` before the command reads it: restore the file, and use --write-audit-heads for the new heads.',
  malformed: 'is not the output of --verify-audit, or a part is missing. Restore the file.',
  incomplete: 'lacks heads of a verification. Restore the whole file.',
  unkeyed:
    'has heads without `mac`. Pass --unkeyed-heads to use them without a check of their origin.',
  foreign:
    'does not fit the key: no `mac` does. Check that the command gets the same key file or signing secret as the service that wrote it, or restore the file.',
  forged: 'was changed: a `mac` does not fit, but others do. Restore the file.',
};

function faulty(findings: readonly AuditFinding[], entries: number): CommandError {
  const places = findings
    .slice(0, shownFindings)
    .map(
      ({ fault, tenant, lane, sequence }) =>
        `  ${printable(tenant)} ${lane ?? '?'}:${sequence ?? '?'} ${fault}`,
    );
  return new CommandError(
    `The audit was changed after it was written (faults: ${findings.length}, entries: ${entries}):\n${places.join('\n')}`,
    1,
  );
}

/** Replaces characters that could control the terminal. A changed database may hold any text. */
function printable(text: string): string {
  return text.replaceAll(/[^\x21-\x7e]/g, '?').slice(0, 64);
}
