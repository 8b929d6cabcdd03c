import { readFile } from 'node:fs/promises';
import { verifyAudit } from '../platform/audit/verify-audit.ts';
import type { AuditHead } from '../platform/audit/verify-audit.ts';
import type { OpenedDatabase } from '../store/database/opened-database.ts';
import { CommandError } from './command-error.ts';

/**
 * Verifies the audit and prints the newest entry of each audit chain, one on each line. Keep the output outside the
 * database.
 *
 * @param headsFile - File with the output of an earlier verification.
 * @throws {@link CommandError} if the audit has faults or the file cannot be read.
 */
export async function verifyAuditCommand(
  database: OpenedDatabase,
  headsFile: string | undefined,
  print: (line: string) => void,
): Promise<void> {
  const knownHeads = headsFile === undefined ? [] : await readHeads(headsFile);
  const { entries, findings, heads } = await verifyAudit(database, { knownHeads }).catch(() => {
    throw new CommandError('Cannot read the audit. Check --data or --database-url.', 1);
  });
  for (const head of heads) print(JSON.stringify(head));
  if (findings.length === 0) return;
  const places = findings
    .slice(0, 20)
    .map(({ fault, tenant, lane, sequence }) => `  ${tenant} ${lane}:${sequence} ${fault}`);
  throw new CommandError(
    `The audit was changed after it was written (faults: ${findings.length}, entries: ${entries}):\n${places.join('\n')}`,
    1,
  );
}

async function readHeads(file: string): Promise<AuditHead[]> {
  try {
    const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
    return lines.map((line) => JSON.parse(line) as AuditHead);
  } catch {
    throw new CommandError(
      `Cannot read ${file}. Pass the output of an earlier --verify-audit as --audit-heads.`,
      1,
    );
  }
}
