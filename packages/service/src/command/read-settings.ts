import { readFileSync } from 'node:fs';
import { checkConnectionOptions } from '../node/check-connection-options.ts';
import type { ConnectionOptions } from '../node/check-connection-options.ts';
import { defaultBounds, mergeBounds } from '../platform/bounds/bounds.ts';
import type { BoundOptions } from '../platform/bounds/bounds.ts';
import { defaultRateLimits, mergeRateLimits } from '../platform/rate-limits/rate-limits.ts';
import type { RateLimitOptions } from '../platform/rate-limits/rate-limits.ts';
import { checkSessionOptions } from '../platform/tenants/session-options.ts';
import type { SessionOptions } from '../platform/tenants/session-options.ts';
import { CommandError } from './command-error.ts';
import { nearestName } from './nearest-name.ts';

/** Options of the service that the settings file sets. */
export interface Settings {
  readonly sessions?: SessionOptions;
  readonly bounds?: BoundOptions;
  readonly rateLimits?: RateLimitOptions;
  readonly connections?: ConnectionOptions;
}

type JsonObject = Readonly<Record<string, unknown>>;

const owner = 'the settings file';
const keys = {
  '': ['sessions', 'bounds', 'rateLimits', 'connections'],
  sessions: ['idleMs', 'lifetimeMs', 'singleUseCustomerTokens'],
  bounds: Object.keys(defaultBounds),
  rateLimits: Object.keys(defaultRateLimits),
  connections: ['keepAliveMs', 'maxConnections', 'maxAddressConnections'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/**
 * Reads the file of `--settings`. Its values pass the checks of `createService` and `listen`.
 *
 * @param path - Path of the file. Undefined for no settings.
 * @param tenant - Tenant to which the lifetimes of sessions apply.
 * @throws {@link CommandError} that names the invalid key and the remedy.
 */
export function readSettings(path: string | undefined, tenant: string): Settings {
  if (path === undefined) return {};
  const json = parse(path);
  try {
    return toSettings(json, tenant);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const message = error.message.replaceAll('`', '');
    throw new CommandError(`The settings file ${path} is invalid: ${message}`);
  }
}

function parse(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code = 'unknown error' } = error as { code?: string };
    throw new CommandError(`Cannot read the file ${path} (${code}). Check --settings.`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    // The message of Node may hold text of the file, which may be a file of secrets by mistake
    const [at = ''] = /\(line \d+ column \d+\)/.exec((error as Error).message) ?? [];
    throw new CommandError(
      `The settings file ${path} is no JSON${at && ` ${at}`}. Check its commas and quotes.`,
    );
  }
}

function toSettings(json: unknown, tenant: string): Settings {
  const { sessions, bounds, rateLimits, connections } = readObject(json, '', keys['']);
  return {
    ...(sessions !== undefined && { sessions: readSessions(sessions, tenant) }),
    ...(bounds !== undefined && { bounds: readBounds(bounds) }),
    ...(rateLimits !== undefined && { rateLimits: readRateLimits(rateLimits) }),
    ...(connections !== undefined && { connections: readConnections(connections) }),
  };
}

function readSessions(json: unknown, tenant: string): SessionOptions {
  const sessions: SessionOptions = readObject(json, 'sessions', keys.sessions);
  const { singleUseCustomerTokens: isSingleUse } = sessions;
  if (isSingleUse !== undefined && typeof isSingleUse !== 'boolean')
    throw new TypeError('`sessions.singleUseCustomerTokens` must be true or false.');
  checkSessionOptions(sessions, tenant);
  return sessions;
}

function readBounds(json: unknown): BoundOptions {
  if (json === false) return false;
  const bounds = readObject(json, 'bounds', keys.bounds);
  // JSON has no Infinity
  const options = Object.fromEntries(
    Object.entries(bounds).map(([name, value]) => [name, value ?? Infinity]),
  ) as Exclude<BoundOptions, false>;
  try {
    mergeBounds(defaultBounds, options, owner);
  } catch (error) {
    throw new TypeError((error as Error).message.replace('Infinity', 'null'), { cause: error });
  }
  return options;
}

function readRateLimits(json: unknown): RateLimitOptions {
  if (json === false) return false;
  const limits = readObject(json, 'rateLimits', keys.rateLimits);
  for (const [name, limit] of Object.entries(limits))
    readObject(limit, `rateLimits.${name}`, ['requests', 'windowMs']);
  const options = limits as Exclude<RateLimitOptions, false>;
  mergeRateLimits(defaultRateLimits, options, owner);
  return options;
}

function readConnections(json: unknown): ConnectionOptions {
  const connections: ConnectionOptions = readObject(json, 'connections', keys.connections);
  checkConnectionOptions(connections);
  return connections;
}

/** Checks that a value is an object that holds known keys only. */
function readObject(json: unknown, path: string, known: readonly string[]): JsonObject {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new TypeError(`${path === '' ? 'The file' : `\`${path}\``} must hold an object: {…}.`);
  for (const name of Object.keys(json)) {
    if (known.includes(name)) continue;
    const near = nearestName(name, known);
    const remedy = near === undefined ? `one of ${known.join(', ')}` : near;
    const full = path === '' ? name : `${path}.${name}`;
    throw new TypeError(`The key \`${full}\` is unknown. Use ${remedy}.`);
  }
  return json as JsonObject;
}
