import { openStepCounter } from '@tellerkit/tooling/step-counter';
import type { Attack } from '../../base/attack.ts';

/** Builds the attacker's text of about `length` characters. */
const texts: readonly ((length: number) => string)[] = [
  (length) => `[](${' '.repeat(length)}]`,
  (length) => `\` ${'a'.repeat(length)}\``,
  (length) => '['.repeat(length),
  (length) => '*a '.repeat(length / 6) + 'b* '.repeat(length / 6),
  (length) => '> - '.repeat(length / 4),
];
const lengths = [1000, 2000, 4000];
const highestGrowth = 2.2;

/** Counts the steps of the lexer for texts that double in length. */
export const quadraticMarkdown: Attack = {
  id: 'quadratic-markdown',
  attack: 'A customer sends Markdown that a backtracking lexer reads again and again.',
  bound: `Twice the text costs an agent's desk at most ${highestGrowth} times the steps.`,
  databases: [],
  async run() {
    const counter = await openStepCounter(
      '/components/',
      () => import('@tellerkit/components/markdown'),
    );
    let growth = 0;
    for (const build of texts) {
      const steps: number[] = [];
      for (const length of lengths) {
        const text = build(length);
        steps.push(await counter.count(({ lexMarkdown }) => lexMarkdown(text)));
      }
      for (const [index, count] of steps.slice(1).entries())
        growth = Math.max(growth, count / (steps[index] ?? 1));
    }
    await counter.close();
    return { seen: `${growth.toFixed(1)} times the steps`, held: growth <= highestGrowth };
  },
};
