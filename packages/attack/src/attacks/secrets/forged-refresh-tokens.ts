import { hkdfSync, randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Attack } from '../../base/attack.ts';
import type { AttackContext } from '../../context/attack-context.ts';
import { BankClient } from '../../context/bank-client.ts';
import { publishableKey } from '../../context/keys.ts';

interface KeyContent {
  readonly sealing: string;
  readonly signing: readonly { readonly secret: string }[];
}

/** The values that a thief found. */
interface Loot {
  readonly secrets: readonly string[];
  readonly tenants: readonly string[];
  readonly sessions: readonly { readonly id: string; readonly hash: string }[];
}

const generations = [0, 1, 2, 1_000_000];

/** Derives refresh tokens from secrets with and without a value of the session, as far as the thief knows it. */
function forgeAll({ secrets, tenants, sessions }: Loot): string[] {
  const inputs = secrets.flatMap((secret) => tenants.map((tenant) => ({ secret, tenant })));
  return inputs.flatMap(({ secret, tenant }) =>
    sessions.flatMap(({ id, hash }) =>
      generations.flatMap((generation) => {
        const derive = (...more: string[]) => {
          const purpose = ['tellerkit', 'refresh', tenant, id, generation, ...more];
          const code = hkdfSync(
            'sha256',
            Buffer.from(secret, 'hex'),
            '',
            JSON.stringify(purpose),
            32,
          );
          return Buffer.from(code).toString('hex');
        };
        const begin = `rt_${id.slice('ses_'.length)}.${generation}`;
        return [`${begin}.${derive()}`, `${begin}.${hash}.${derive(hash)}`];
      }),
    ),
  );
}

/** Starts a service on a database that holds the secret, as an earlier version left it. */
async function startUpgraded(context: AttackContext, keyFile: string, secret: string) {
  const options = {
    flags: ['--signing-key-file', keyFile],
    // Without the shared secret of nodes, so that the service reads the key file
    environment: { TELLERKIT_SIGNING_SECRET: '' },
  };
  const create = { ...options, flags: [...options.flags, '--rotate-signing-key'] };
  await context.spawnCommand(create).ended;
  await (await context.startCommand(options)).end('SIGTERM');
  rmSync(keyFile);
  // An earlier version stored no fingerprint
  await context.database.query('delete from secrets');
  await context.database.query(
    `insert into secrets (name, value, created_at) values ('token-signing', '${secret}', 0)`,
  );
  return context.startCommand(options);
}

/** Forges refresh tokens from the database, from the key file, and from both. */
export const forgedRefreshTokens: Attack = {
  id: 'forged-refresh-tokens',
  attack:
    'Somebody with the whole database, the secret that an earlier version stored in it, and the key file forges refresh tokens.',
  bound: 'Every forged token gets 401, and the owner’s token still works.',
  databases: ['sqlite', 'postgres'],
  async run(context) {
    const keyFile = join(context.folder, 'attacked.key');
    const oldSecret = randomBytes(32).toString('hex');
    const service = await startUpgraded(context, keyFile, oldSecret);
    const client = new BankClient(service.url);
    const refresh = async (refreshToken: string) =>
      (
        await client.send({
          method: 'POST',
          path: '/v1/sessions/refresh',
          credential: publishableKey,
          body: { refreshToken },
        })
      ).status;
    const { id, refreshToken } = await client.openSession();
    const keys = JSON.parse(readFileSync(keyFile, 'utf8')) as KeyContent;
    const tenants = await context.database.query('select id from tenants');
    const sessions = await context.database.query('select id, refresh_hash from sessions');
    const forged = forgeAll({
      secrets: [...new Set([oldSecret, keys.sealing, ...keys.signing.map(({ secret }) => secret)])],
      tenants: tenants.map((row) => String(row['id'])),
      sessions: sessions.map((row) => ({
        id: String(row['id']),
        hash: String(row['refresh_hash']),
      })),
    });
    let refused = 0;
    for (const token of forged) if ((await refresh(token)) === 401) refused += 1;
    const genuine = await refresh(refreshToken);
    return {
      seen: `${refused} of ${forged.length} refused, the owner gets ${genuine}`,
      held:
        sessions.some((row) => row['id'] === id) && refused === forged.length && genuine === 200,
    };
  },
};
