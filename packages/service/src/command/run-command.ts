import { createService } from '../create-service.ts';
import type { Service } from '../create-service.ts';
import { createWebhookSender } from '../node/create-webhook-sender.ts';
import { listen } from '../node/listen.ts';
import type { Listening } from '../node/listen.ts';
import { openPostgres } from '../node/open-postgres.ts';
import { openSqlite } from '../node/open-sqlite.ts';
import { DataFileInUseError } from '../node/own-file.ts';
import { readKnowledgeFolder } from '../node/read-knowledge-folder.ts';
import { ArticleFileError } from '../search/article-file-error.ts';
import type { KnowledgeFile } from '../search/knowledge-file.ts';
import type { OpenedDatabase } from '../store/database/opened-database.ts';
import { checkPort } from './check-port.ts';
import { CommandError } from './command-error.ts';
import { createLineLogger } from './line-logger.ts';
import type { CommandOptions } from './parse-command.ts';

/**
 * Starts the service with the options of the command.
 *
 * @param writeError - Receives the log lines of failures.
 * @throws {@link CommandError} with a message of one line, for every failure that a person can fix.
 */
export async function runCommand(
  options: CommandOptions,
  writeError: (line: string) => void,
): Promise<Listening> {
  const knowledge = await readKnowledge(options.knowledge);
  await checkPort(options.port, options.host).catch((error: unknown) => {
    throw explain(error, options);
  });
  const { metricsPort: port, metricsHost: host } = options;
  if (port !== undefined)
    await checkPort(port, host).catch((error: unknown) => {
      throw explainAddress(codeOf(error), { port, host, prefix: 'metrics-' }) ?? error;
    });
  let service: Service | undefined;
  try {
    service = createFrom(options, knowledge, writeError);
    return await listen(service, { ...options, ...options.settings.connections });
  } catch (error) {
    await service?.close().catch(() => undefined);
    throw explain(error, options);
  }
}

function createFrom(
  options: CommandOptions,
  knowledge: readonly KnowledgeFile[],
  writeError: (line: string) => void,
): Service {
  const { sessions, bounds, rateLimits } = options.settings;
  return createService({
    database: openDatabase(options),
    logger: createLineLogger(writeError),
    webhookSender: createWebhookSender({ allowLoopback: options.loopbackWebhooks }),
    reference: options.reference,
    ...(bounds !== undefined && { bounds }),
    ...(rateLimits !== undefined && { rateLimits }),
    ...(options.publicUrl !== undefined && { publicUrl: options.publicUrl }),
    ...(options.signingSecret !== undefined && { signingSecret: options.signingSecret }),
    tenants: [
      {
        slug: options.tenant,
        name: options.tenant,
        publishableKeys: options.publishableKeys,
        secretKeys: options.secretKeys,
        allowedOrigins: options.origins,
        customerTokenKeys: options.customerTokenKeys,
        knowledge,
        ...(sessions && { sessions }),
        ...(options.dispositions && { dispositions: options.dispositions }),
      },
    ],
  });
}

async function readKnowledge(folder: string | undefined): Promise<KnowledgeFile[]> {
  if (folder === undefined) return [];
  try {
    return await readKnowledgeFolder(folder);
  } catch (error) {
    throw new CommandError(
      `Cannot read the knowledge folder ${folder} (${codeOf(error)}). Check --knowledge.`,
      1,
    );
  }
}

/**
 * Opens the database that the options name.
 *
 * @throws {@link CommandError} if the database URL is invalid.
 */
export function openDatabase({
  data,
  databaseUrl,
  signingKeyFile,
}: Pick<CommandOptions, 'data' | 'databaseUrl' | 'signingKeyFile'>): OpenedDatabase {
  const keyFile = signingKeyFile !== undefined && { keyFile: signingKeyFile };
  if (databaseUrl !== undefined) {
    if (!/^postgres(ql)?:\/\//.test(databaseUrl))
      throw new CommandError('--database-url must start with postgres:// or postgresql://.');
    return openPostgres(databaseUrl, { ...keyFile });
  }
  return openSqlite(data, { ...keyFile });
}

/**
 * Opens the database that the options name for reading only. Creates nothing.
 *
 * @throws {@link CommandError} if the database URL is invalid or the file cannot be read.
 */
export function openForReading(
  options: Pick<CommandOptions, 'data' | 'databaseUrl' | 'signingKeyFile'>,
): OpenedDatabase {
  if (options.databaseUrl !== undefined) return openDatabase(options);
  try {
    return openSqlite(options.data, { readOnly: true });
  } catch {
    throw new CommandError(
      `Cannot read the data file ${options.data}: it does not exist, or it is not an SQLite file. Check --data.`,
    );
  }
}

function explain(error: unknown, options: CommandOptions): unknown {
  const { data, databaseUrl } = options;
  const code = codeOf(error);
  if (error instanceof CommandError) return error;
  if (error instanceof DataFileInUseError) return new CommandError(error.message, 1);
  if (error instanceof TypeError)
    return new CommandError(`The service did not start: ${error.message}`, 1);
  if (error instanceof Error && 'path' in error)
    return explainFile(String(error.path), code, options);
  const unusable = explainAddress(code, { ...options, prefix: '' });
  if (unusable) return unusable;
  if (error instanceof ArticleFileError)
    return new CommandError(`An article is invalid: ${error.message}`, 1);
  if (code === 'ERR_SQLITE_ERROR')
    return new CommandError(
      `The data file ${data} cannot be used: ${error instanceof Error ? error.message : code}. Check --data.`,
      1,
    );
  if (databaseUrl !== undefined)
    return new CommandError(`Cannot use the database (${code}). Check --database-url.`, 1);
  return error;
}

/** Explains the failure of a file. Only errors of files have a path. */
function explainFile(
  path: string,
  code: string,
  { data, databaseUrl, signingKeyFile }: CommandOptions,
): CommandError {
  const flag =
    path === (signingKeyFile ?? `${data}.key`)
      ? '--signing-key-file'
      : databaseUrl === undefined
        ? '--data'
        : undefined;
  const other = flag === undefined ? '' : `, or choose another file with ${flag}`;
  return new CommandError(
    `Cannot open or write ${path} (${code}). Check that its folder exists and is writable${other}.`,
    1,
  );
}

/** An address to listen on, and the prefix of the flags that set it. */
interface FlaggedAddress {
  readonly port: number;
  readonly host: string;
  readonly prefix: '' | 'metrics-';
}

function explainAddress(
  code: string,
  { port, host, prefix }: FlaggedAddress,
): CommandError | undefined {
  if (code === 'EADDRINUSE')
    return new CommandError(
      `Port ${port} is in use. Stop the program that uses it, or choose another --${prefix}port.`,
      1,
    );
  if (code === 'EACCES')
    return new CommandError(
      `This user may not listen on port ${port}. Choose a --${prefix}port of at least 1024.`,
      1,
    );
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new CommandError(
      `This machine has no address ${host}. Pass one of its addresses as --${prefix}host, for example 127.0.0.1 or 0.0.0.0.`,
      1,
    );
  return undefined;
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : 'unknown error';
}
