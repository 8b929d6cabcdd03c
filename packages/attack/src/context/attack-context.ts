import { createService } from '@tellerkit/service';
import type { Service, ServiceOptions, TenantOptions } from '@tellerkit/service';
import { listen } from '@tellerkit/service/node';
import type { ListenOptions } from '@tellerkit/service/node';
import { runAll } from '@tellerkit/tooling/run-all';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresOn, sqliteIn } from './database.ts';
import type { AttackDatabase, DatabaseKind } from './database.ts';
import { publishableKey, secretKey, signingSecret } from './keys.ts';
import { ServiceCommand } from './service-command.ts';
import type { CommandOptions } from './service-command.ts';

/** A service in the process of the attack, on a real port. */
export interface RunningService {
  readonly service: Service;
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Options of a service in the process of the attack. Omitted options get values that suit most attacks. */
export type RunningServiceOptions = Partial<Omit<ServiceOptions, 'tenants'>> & {
  /** Options of the tenant that differ from {@link attackedTenant}. */
  readonly tenant?: Partial<TenantOptions>;
  readonly tenants?: readonly TenantOptions[];
  readonly listen?: ListenOptions;
};

/** The tenant that services in the process of an attack serve. */
export const attackedTenant: TenantOptions = {
  slug: 'attacked',
  name: 'Attacked Bank',
  publishableKeys: [publishableKey],
  secretKeys: [secretKey],
  allowedOrigins: ['https://www.bank.example'],
};

/** Services, a database and a folder for one attack. Everything ends with the attack. */
export class AttackContext {
  /** Temporary folder, in which the command creates its files. */
  readonly folder: string;
  /** Empty database for the services of the attack. */
  readonly database: AttackDatabase;
  readonly #cleanups: (() => Promise<unknown> | void)[] = [];
  #isDisposed = false;

  private constructor(folder: string, database: AttackDatabase) {
    this.folder = folder;
    this.database = database;
  }

  /** @param serverUrl - PostgreSQL server. Needed for the kind `postgres` only. */
  static async open(kind: DatabaseKind, serverUrl: string | undefined): Promise<AttackContext> {
    const folder = await mkdtemp(join(tmpdir(), 'tellerkit-attack-'));
    const database =
      kind === 'postgres' && serverUrl !== undefined
        ? await postgresOn(serverUrl)
        : sqliteIn(folder);
    return new AttackContext(folder, database);
  }

  /** Registers a function that runs after the attack. The last registered function runs first. */
  after(cleanup: () => Promise<unknown> | void): void {
    this.#cleanups.push(cleanup);
    // An attack that ran out of time may go on, and must leave nothing behind
    if (this.#isDisposed) void this.dispose().catch(() => undefined);
  }

  /**
   * Starts the command `tellerkit-service` on the database of the attack, in a separate process, without waiting until
   * it listens. For an attack that expects the command to refuse its options.
   */
  spawnCommand(options: Partial<CommandOptions> = {}): ServiceCommand {
    const { kind, address } = this.database;
    const given = options.flags ?? [];
    const flags = given.some((flag) => flag === '--data' || flag === '--database-url')
      ? given
      : [kind === 'postgres' ? '--database-url' : '--data', address, ...given];
    const command = new ServiceCommand({
      folder: this.folder,
      ...options,
      flags: given.includes('--port') ? flags : ['--port', '0', ...flags],
      environment: {
        TELLERKIT_PUBLISHABLE_KEY: publishableKey,
        TELLERKIT_SECRET_KEY: secretKey,
        // Nodes on PostgreSQL share a secret. On SQLite the command keeps its keys beside the data file
        ...(kind === 'postgres' && { TELLERKIT_SIGNING_SECRET: signingSecret }),
        ...options.environment,
      },
    });
    this.after(() => command.end());
    return command;
  }

  /** Starts the command as {@link spawnCommand} does, and waits until it listens. */
  async startCommand(options?: Partial<CommandOptions>): Promise<ServiceCommand> {
    const command = this.spawnCommand(options);
    await command.listening();
    return command;
  }

  /** Starts a service in this process, on the database of the attack and a free port. */
  async startService(options: RunningServiceOptions = {}): Promise<RunningService> {
    const { tenant, tenants, listen: listenOptions, ...rest } = options;
    const isShared = this.database.kind === 'postgres';
    const service = createService({
      database: rest.database ?? this.database.open(),
      ...rest,
      ...(isShared && { signingSecret: rest.signingSecret ?? signingSecret }),
      tenants: tenants ?? [{ ...attackedTenant, ...tenant }],
    });
    const listening = await listen(service, { port: 0, closeTimeoutMs: 500, ...listenOptions });
    const close = () => listening.close();
    this.after(close);
    return { service, url: listening.url, port: listening.port, close };
  }

  /**
   * Ends the services, and removes the database and the folder. A step that fails does not keep the others from running.
   *
   * @throws AggregateError with the errors of the steps that failed.
   */
  async dispose(): Promise<void> {
    this.#isDisposed = true;
    await runAll([
      ...this.#cleanups.splice(0).reverse(),
      () => this.database.dispose(),
      () => rm(this.folder, { recursive: true, force: true }),
    ]);
  }
}
