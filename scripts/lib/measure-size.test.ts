import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureSize } from './measure-size.ts';

const webhooks = { name: 'test of the sizes', imports: ['@tellerkit/sdk/webhooks'] };

test('measureSize rejects a path in `opens` that matches no module', async () => {
  await assert.rejects(measureSize({ ...webhooks, opens: ['webhooks/moved'] }), {
    message: /`webhooks\/moved`.*Correct it in scripts\/lib\/budgets\.ts\.$/,
  });
  const { first } = await measureSize({ ...webhooks, opens: ['webhooks/index'] });
  assert.ok(first > 0);
});
