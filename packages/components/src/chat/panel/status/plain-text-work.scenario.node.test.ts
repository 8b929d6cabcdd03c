import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { openStepCounter } from '@tellerkit/tooling/step-counter';

const counter = await openStepCounter(
  '/panel/status/plain-text.ts',
  () => import('./plain-text.ts'),
);
after(() => counter.close());

// prettier-ignore
const units = [
  ' ', '\t', '|', '| ', ' |', '\n', '-', '- ', '|-', ':-|', '#', '# ', '>', '```', '[', '![', '](', '[a](', '[a](b ',
  '[a](b)', '**', '**a', '__a', '`', '`a', '*_`', '**a\n', '|\n', '> ', '``` a\n', '[a]\n(',
];

describe('the work of plainText doubles at most with the length of', () => {
  for (const unit of units)
    test(`repeated ${JSON.stringify(unit)}`, async () => {
      for (const end of ['', 'x', '\n']) {
        const steps: number[] = [];
        for (const size of [600, 1200, 2400]) {
          const text = `a${unit.repeat(size / unit.length)}${end}`;
          steps.push(
            await counter.count(({ plainText }) => plainText([{ type: 'markdown', text }])),
          );
        }
        const [few = 0, more = 0, most = 0] = steps;
        assert.ok(more <= 2.2 * few && most <= 2.2 * more, steps.join(', '));
      }
    });
});
