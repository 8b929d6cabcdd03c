import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openStepCounter } from './step-counter.ts';

const source = `
  const isEven = (number) => number % 2 === 0;
  export function countEven(most) {
    let count = 0;
    for (let number = 0; number < most; number += 1) if (isEven(number)) count += 1;
    return count;
  }
`;

const counter = await openStepCounter(
  'data:text/javascript',
  async () =>
    (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as {
      readonly countEven: (most: number) => number;
    },
);
after(() => counter.close());

test('the same work has the same steps, also after it has run so often that V8 optimises it', async () => {
  const steps = new Set<number>();
  for (let run = 0; run < 20; run += 1)
    steps.add(await counter.count(({ countEven }) => countEven(50_000)));
  assert.equal(steps.size, 1, [...steps].join(', '));
});

test('twice the work has twice the steps', async () => {
  const [once = 0, twice = 0] = [
    await counter.count(({ countEven }) => countEven(1000)),
    await counter.count(({ countEven }) => countEven(2000)),
  ];
  assert.ok(Math.abs(twice - 2 * once) < 10, `${once}, then ${twice}`);
});
