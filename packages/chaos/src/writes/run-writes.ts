import type { Count } from '../base/count.ts';
import type { Dice } from '../base/dice.ts';
import { runKills } from './kill-run.ts';

/** Kills the service `kills` times in the middle of acknowledged writes. */
export async function runKillPart(dice: Dice, kills: number): Promise<Count[]> {
  const seed = dice.between(1, 2 ** 30);
  const { acknowledged, ...wrong } = await runKills({ kills, clients: 8, seed });
  const part = 'writes';
  return [
    { part, name: 'hard kills of the service', value: kills },
    { part, name: 'acknowledged', value: acknowledged, atLeast: kills },
    ...Object.entries(wrong).map(([name, value]) => ({
      part,
      name: name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
      value: Number(value),
      atMost: 0,
    })),
  ];
}
