import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { steadyPace } from './pace.ts';

test('a steady pace removes its abort listener after each delay', async () => {
  const { signal } = new AbortController();
  await steadyPace(0)(signal);
  assert.equal(getEventListeners(signal, 'abort').length, 0);
});

test('a steady pace rejects with the abort reason as soon as the signal aborts', async () => {
  const controller = new AbortController();
  const waiting = steadyPace(60_000)(controller.signal);
  controller.abort(new Error('gone'));
  await assert.rejects(waiting, /gone/);
  await assert.rejects(steadyPace(0)(controller.signal), /gone/);
});
