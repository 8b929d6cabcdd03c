import { parseArgs } from 'node:util';
import { code } from '@tellerkit/contract';
import { createClientAddress } from '../node/client-address.ts';
import type { CustomerTokenKeyOptions } from '../platform/tenants/customer-token-key.ts';
import { parseOrigin } from '../platform/tenants/parse-origin.ts';
import type { AcceptRequest } from './accept-sealing-key-command.ts';
import { CommandError } from './command-error.ts';
import { warnOfExposedSecrets } from './exposed-secrets.ts';
import { readSecretFile } from './read-secret-file.ts';
import { readSettings } from './read-settings.ts';
import type { Settings } from './read-settings.ts';
import { helpText } from './help-text.ts';
import { secretFiles } from './secret-files.ts';
import type { Environment } from './environment.ts';
import type { RotateRequest } from './rotate-signing-key-command.ts';
import { isServiceLink } from './service-links.ts';
import type { StoredSecrets } from './stored-secrets.ts';
import { warnOfUnknownVariables } from './unknown-variables.ts';

/** Options of the command. */
export interface CommandOptions extends StoredSecrets {
  readonly port: number;
  readonly host: string;
  readonly drainMs: number;
  readonly metricsPort?: number;
  readonly metricsHost: string;
  readonly trustProxy: readonly string[];
  readonly publishableKeys: readonly string[];
  readonly secretKeys: readonly string[];
  readonly origins: readonly string[];
  readonly publicUrl: string | undefined;
  readonly knowledge: string | undefined;
  readonly tenant: string;
  /** Codes for the outcome of a conversation. Undefined for the default codes. */
  readonly dispositions: readonly string[] | undefined;
  readonly customerTokenKeys: readonly CustomerTokenKeyOptions[];
  readonly loopbackWebhooks: boolean;
  /** False to serve neither the API reference nor the OpenAPI document. */
  readonly reference: boolean;
  readonly settings: Settings;
}

/** Options of `--verify-audit`, which checks the audit instead of serving. */
export type VerifyAuditRequest = StoredSecrets & {
  /** File with kept heads. */
  readonly headsFile: string | undefined;
  /** File for the new heads. Undefined to print them. */
  readonly newHeadsFile: string | undefined;
  /** True to write and read heads without a key. */
  readonly unkeyedHeads: boolean;
};

const flags = {
  port: { type: 'string' },
  host: { type: 'string' },
  'drain-ms': { type: 'string' },
  'metrics-port': { type: 'string' },
  'metrics-host': { type: 'string' },
  'trust-proxy': { type: 'string', multiple: true },
  data: { type: 'string' },
  'database-url': { type: 'string' },
  'publishable-key': { type: 'string', multiple: true },
  'secret-key': { type: 'string', multiple: true },
  'secret-key-file': { type: 'string' },
  'customer-token-key-file': { type: 'string' },
  'signing-key-file': { type: 'string' },
  'rotate-signing-key': { type: 'boolean' },
  'signs-in-minutes': { type: 'string' },
  'accept-sealing-key': { type: 'boolean' },
  origin: { type: 'string', multiple: true },
  'public-url': { type: 'string' },
  knowledge: { type: 'string' },
  tenant: { type: 'string' },
  disposition: { type: 'string', multiple: true },
  'verify-audit': { type: 'boolean' },
  'audit-heads': { type: 'string' },
  'write-audit-heads': { type: 'string' },
  'unkeyed-heads': { type: 'boolean' },
  settings: { type: 'string' },
  'loopback-webhooks': { type: 'boolean' },
  'no-reference': { type: 'boolean' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const;

const highestPort = 65_535;

/**
 * Reads the flags and the environment.
 *
 * @returns The options for serving or for verifying the audit, or the text to print.
 * @throws {@link CommandError} that names the invalid option and the remedy.
 */
export function parseCommand(
  args: readonly string[],
  environment: Environment,
): CommandOptions | VerifyAuditRequest | RotateRequest | AcceptRequest | 'help' | 'version' {
  const values = readFlags(args);
  if (values.help) return 'help';
  if (values.version) return 'version';
  const sources = createSources(environment);
  const { single, several } = sources;
  const database = {
    data: single(values.data, 'TELLERKIT_DATA') ?? 'tellerkit.db',
    databaseUrl: single(values['database-url'], values.data ? '' : 'DATABASE_URL'),
    signingKeyFile: single(values['signing-key-file'], 'TELLERKIT_SIGNING_KEY_FILE'),
    signingSecret: readSecret(single(undefined, 'TELLERKIT_SIGNING_SECRET')),
    warnings: [...warnOfExposedSecrets(values), ...warnOfUnknownVariables(environment, helpText)],
  };
  if (values['rotate-signing-key'])
    return { ...database, signsInMinutes: readMinutes(values['signs-in-minutes'] ?? '0') };
  if (values['accept-sealing-key']) return { ...database, acceptsSealingKey: true };
  if (values['verify-audit'])
    return {
      ...database,
      headsFile: values['audit-heads'],
      newHeadsFile: values['write-audit-heads'],
      unkeyedHeads: values['unkeyed-heads'] ?? false,
    };
  const tenant = readTenant(single(values.tenant, 'TELLERKIT_TENANT') ?? 'main');
  const port = readPort(single(values.port, 'TELLERKIT_PORT') ?? '4310', '--port');
  return {
    ...database,
    port,
    host: single(values.host, 'TELLERKIT_HOST') ?? '127.0.0.1',
    ...readMetricsPort(single(values['metrics-port'], 'TELLERKIT_METRICS_PORT'), port),
    metricsHost: single(values['metrics-host'], 'TELLERKIT_METRICS_HOST') ?? '127.0.0.1',
    drainMs: readDrain(single(values['drain-ms'], 'TELLERKIT_DRAIN_MS') ?? '1000'),
    trustProxy: readProxies(several(values['trust-proxy'], 'TELLERKIT_TRUST_PROXY')),
    ...readAllKeys(values, sources),
    origins: several(values.origin, 'TELLERKIT_ORIGIN').map(readOrigin),
    publicUrl: readPublicUrl(single(values['public-url'], 'TELLERKIT_PUBLIC_URL')),
    knowledge: single(values.knowledge, 'TELLERKIT_KNOWLEDGE'),
    tenant,
    settings: readSettings(single(values.settings, 'TELLERKIT_SETTINGS'), tenant),
    dispositions: readDispositions(several(values.disposition, 'TELLERKIT_DISPOSITION')),
    loopbackWebhooks:
      values['loopback-webhooks'] ?? environment['TELLERKIT_LOOPBACK_WEBHOOKS'] === 'true',
    reference: !(values['no-reference'] ?? environment['TELLERKIT_NO_REFERENCE'] === 'true'),
  };
}

/** Reads options from a flag, otherwise from an environment variable. */
function createSources(environment: Environment) {
  return {
    single: (flag: string | undefined, variable: string) =>
      flag ??
      (isServiceLink(variable, environment) ? undefined : environment[variable] || undefined),
    several: (flag: string[] | undefined, variable: string) =>
      flag ??
      environment[variable]
        ?.split(',')
        .map((part) => part.trim())
        .filter(Boolean) ??
      [],
  };
}

function readAllKeys(
  values: ReturnType<typeof readFlags>,
  { single, several }: ReturnType<typeof createSources>,
): Pick<CommandOptions, 'publishableKeys' | 'secretKeys' | 'customerTokenKeys'> {
  const fromFile = (flag: keyof typeof secretFiles, variable: string) =>
    readSecretFile(single(values[flag], variable), { flag: `--${flag}`, ...secretFiles[flag] });
  return {
    publishableKeys: readKeys(
      several(values['publishable-key'], 'TELLERKIT_PUBLISHABLE_KEY'),
      'publishable',
    ),
    secretKeys: readKeys(
      [
        ...several(values['secret-key'], 'TELLERKIT_SECRET_KEY'),
        ...fromFile('secret-key-file', 'TELLERKIT_SECRET_KEY_FILE'),
      ],
      'secret',
    ),
    customerTokenKeys: readTokenKeys([
      ...several(undefined, 'TELLERKIT_CUSTOMER_TOKEN_KEYS'),
      ...fromFile('customer-token-key-file', 'TELLERKIT_CUSTOMER_TOKEN_KEY_FILE'),
    ]),
  };
}

function readFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, strict: true }).values;
  } catch (error) {
    const first = (error as Error).message.split(/[.\n]/)[0] ?? 'The flags are invalid';
    throw new CommandError(`${first}. See --help.`);
  }
}

function readPort(text: string, flag: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= highestPort) return port;
  throw new CommandError(`${flag} must be a number from 0 to ${highestPort}.`);
}

const longestMinutes = 10_080;

function readMinutes(text: string): number {
  const minutes = Number(text);
  if (/^\d+$/.test(text) && minutes <= longestMinutes) return minutes;
  throw new CommandError(`--signs-in-minutes must be a number from 0 to ${longestMinutes}.`);
}

function readMetricsPort(
  text: string | undefined,
  servicePort: number,
): { readonly metricsPort?: number } {
  if (text === undefined) return {};
  const metricsPort = readPort(text, '--metrics-port');
  if (metricsPort === 0 || metricsPort !== servicePort) return { metricsPort };
  throw new CommandError('--metrics-port must differ from --port, so that it stays private.');
}

const longestDrainMs = 60_000;

function readDrain(text: string): number {
  const ms = Number(text);
  if (/^\d+$/.test(text) && ms <= longestDrainMs) return ms;
  throw new CommandError(`--drain-ms must be a number from 0 to ${longestDrainMs}.`);
}

function readProxies(lists: readonly string[]): readonly string[] {
  const proxies = lists.flatMap((list) => list.split(',')).map((part) => part.trim());
  try {
    createClientAddress(proxies);
    return proxies;
  } catch (error) {
    const { message } = error as Error;
    throw new CommandError(message.replaceAll('`', '').replace('trustProxy', '--trust-proxy'));
  }
}

const keyKinds = {
  publishable: { prefix: 'pk_', flag: '--publishable-key', name: '--publishable-key', place: '' },
  secret: {
    prefix: 'sk_',
    flag: '--secret-key-file',
    name: 'A secret key',
    place: 'a file with keys, or set TELLERKIT_SECRET_KEY: ',
  },
} as const;

function readKeys(keys: readonly string[], kind: keyof typeof keyKinds): readonly string[] {
  const { prefix, flag, name, place } = keyKinds[kind];
  const format = `${prefix} and at least 16 letters, digits, - or _`;
  if (keys.length === 0)
    throw new CommandError(`${flag} is missing: pass ${place}${format}. See --help.`);
  if (!keys.every((key) => key.startsWith(prefix) && /^.{3}[A-Za-z0-9_-]{16,}$/.test(key)))
    throw new CommandError(`${name} is invalid: use ${format}.`);
  return keys;
}

function readOrigin(entry: string): string {
  const parsed = parseOrigin(entry);
  if ('origin' in parsed) return parsed.origin;
  throw new CommandError(`--origin is invalid: ${parsed.problem.replaceAll('`', '')}.`);
}

function readPublicUrl(url: string | undefined): string | undefined {
  if (url === undefined || (/^https?:\/\/[^?#@\s]+$/i.test(url) && URL.canParse(url))) return url;
  throw new CommandError(
    '--public-url must be a URL without a query, for example https://chat.bank.example.',
  );
}

function readTenant(name: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && name.length <= 64) return name;
  throw new CommandError(
    '--tenant is invalid: use at most 64 lower-case letters, digits and hyphens.',
  );
}

function readDispositions(codes: readonly string[]): readonly string[] | undefined {
  if (codes.length === 0) return undefined;
  if (codes.every((disposition) => code.safeParse(disposition).success)) return codes;
  throw new CommandError(
    '--disposition is invalid: use at most 64 lower-case letters, digits and hyphens, without long numbers.',
  );
}

function readTokenKeys(pairs: readonly string[]): readonly CustomerTokenKeyOptions[] {
  return pairs.map((pair) => {
    const [, id = '', secret = ''] = /^([\w.-]{1,64}):(.{32,})$/.exec(pair) ?? [];
    if (id) return { id, secret };
    throw new CommandError(
      'A customer token key is invalid: use id:secret with a secret of at least 32 characters.',
    );
  });
}

function readSecret(secret: string | undefined): string | undefined {
  if (secret === undefined || secret.length >= 32) return secret;
  throw new CommandError('TELLERKIT_SIGNING_SECRET must have at least 32 characters.');
}
