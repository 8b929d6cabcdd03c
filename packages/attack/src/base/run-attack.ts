import { AttackContext } from '../context/attack-context.ts';
import type { DatabaseKind } from '../context/database.ts';
import type { Attack, Outcome } from './attack.ts';

/** Longest time of one attack, in milliseconds. A service that hangs counts as broken. */
const longestMs = 120_000;

/**
 * Runs an attack in a new context. An error of the attack or of its clean-up counts as a broken bound, and does not keep
 * the next attacks from running.
 */
export async function runAttack(
  attack: Attack,
  kind: DatabaseKind | undefined,
  serverUrl: string | undefined,
): Promise<Outcome> {
  let context: AttackContext;
  try {
    context = await AttackContext.open(kind ?? 'sqlite', serverUrl);
  } catch (error) {
    return brokenBy(error);
  }
  const outcome = await runInTime(attack, context).catch(brokenBy);
  try {
    await context.dispose();
    return outcome;
  } catch (error) {
    return { seen: `${outcome.seen}, clean-up ${brokenBy(error).seen}`, held: false };
  }
}

async function runInTime(attack: Attack, context: AttackContext): Promise<Outcome> {
  const { promise: late, resolve } = Promise.withResolvers<Outcome>();
  const timer = setTimeout(() => {
    resolve({ seen: `not finished after ${String(longestMs / 1000)} s`, held: false });
  }, longestMs);
  try {
    return await Promise.race([attack.run(context), late]);
  } finally {
    clearTimeout(timer);
  }
}

function brokenBy(error: unknown): Outcome {
  return { seen: `failed: ${String(error).split('\n')[0] ?? ''}`, held: false };
}
