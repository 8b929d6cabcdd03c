import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import type { AttackContext } from '../context/attack-context.ts';
import type { Attack } from './attack.ts';
import { runAttack } from './run-attack.ts';

const attack = (run: Attack['run']): Attack => ({
  id: 'test',
  attack: '',
  bound: '',
  databases: ['sqlite'],
  run,
});

test('every clean-up runs although one fails, and the failure counts as a broken bound', async () => {
  const ended: string[] = [];
  let folder = '';
  const outcome = await runAttack(
    attack(async (context) => {
      ({ folder } = context);
      context.after(() => void ended.push('first'));
      context.after(() => Promise.reject(new Error('still busy')));
      context.after(() => {
        throw new Error('no such process');
      });
      context.after(async () => void ended.push('last'));
      return { seen: '0 of 9', held: true };
    }),
    'sqlite',
    undefined,
  );
  assert.deepEqual(ended, ['last', 'first']);
  assert.equal(existsSync(folder), false);
  assert.equal(outcome.held, false);
  assert.match(outcome.seen, /^0 of 9, clean-up failed: .*no such process, .*still busy$/);
});

test('an attack that fails counts as a broken bound, and its clean-ups run', async () => {
  let isEnded = false;
  const failing = attack(async (context) => {
    context.after(() => void (isEnded = true));
    throw new Error('refused\nat port 1');
  });
  const outcome = await runAttack(failing, 'sqlite', undefined);
  assert.deepEqual(outcome, { seen: 'failed: Error: refused', held: false });
  assert.equal(isEnded, true);
});

test('a database server that cannot be reached counts as a broken bound', async () => {
  const unreached = attack(async () => ({ seen: '', held: true }));
  const outcome = await runAttack(unreached, 'postgres', 'postgres://127.0.0.1:1/none');
  assert.equal(outcome.held, false);
  assert.match(outcome.seen, /^failed: /);
});

test('a clean-up that an attack registers after its end runs at once', async () => {
  const contexts: AttackContext[] = [];
  await runAttack(
    attack(async (context) => {
      contexts.push(context);
      return { seen: '', held: true };
    }),
    'sqlite',
    undefined,
  );
  const ended = Promise.withResolvers<void>();
  contexts[0]?.after(() => ended.resolve());
  await ended.promise;
});
