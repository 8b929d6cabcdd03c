import { AttackContext } from '../context/attack-context.ts';
import type { DatabaseKind } from '../context/database.ts';
import type { Attack, Outcome } from './attack.ts';

/** Longest time of one attack, in milliseconds. A service that hangs counts as broken. */
const longestMs = 120_000;

/** Runs an attack in a new context. An error of the attack counts as a broken bound. */
export async function runAttack(
  attack: Attack,
  kind: DatabaseKind | undefined,
  serverUrl: string | undefined,
): Promise<Outcome> {
  const context = await AttackContext.open(kind ?? 'sqlite', serverUrl);
  const { promise: late, resolve } = Promise.withResolvers<Outcome>();
  const timer = setTimeout(() => {
    resolve({ seen: `not finished after ${String(longestMs / 1000)} s`, held: false });
  }, longestMs);
  try {
    return await Promise.race([attack.run(context), late]);
  } catch (error) {
    return { seen: `failed: ${String(error).split('\n')[0] ?? ''}`, held: false };
  } finally {
    clearTimeout(timer);
    await context.dispose();
  }
}
