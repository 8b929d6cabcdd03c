import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import * as contract from '@tellerkit/contract';
import { openSqlite } from '../../../node/open-sqlite.ts';
import { TestBank, type TestAgent } from '../../../testing/test-bank.ts';

const beat = 10_000;

describe('an empty desk', () => {
  let bank: TestBank;
  let folder: string;
  const open = () => openSqlite(join(folder, 'bank.sqlite'));
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tellerkit-'));
    // Offers last, so that it is not their end which sends an agent away
    bank = new TestBank({ database: open(), offerTimeoutMs: 600_000 });
  });
  afterEach(async () => {
    await bank.close();
    await rm(folder, { recursive: true });
  });

  const presenceOf = async (agent: TestAgent) =>
    (await bank.call(agent.token, contract.getOwnAgent, {})).presence;
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += beat) await bank.advance(beat);
  };
  const follow = (agent: TestAgent) => bank.follow(agent.token, contract.streamDesk, {});

  test('is offered nobody: its agent goes away, the customer is offered to another', async () => {
    const gone = await bank.agent();
    await (await follow(gone)).stop();
    const { entry } = await bank.handOff(await bank.customer());
    assert.equal(entry.state, 'called');
    const there = await bank.agent();
    const reader = await follow(there);
    await pass(50_000);
    assert.equal(await presenceOf(gone), 'away');
    assert.equal(await presenceOf(there), 'available');
    assert.equal(reader.last?.data.assignments[0]?.entry.id, entry.id);
    await reader.stop();
  });

  test('is none as long as one of its pages is open', async () => {
    const agent = await bank.agent();
    const [first, second] = [await follow(agent), await follow(agent)];
    await first.stop();
    await pass(120_000);
    assert.equal(await presenceOf(agent), 'available');
    await second.stop();
  });

  test('is none as long as it is read again and again, where streams do not get through', async () => {
    const agent = await bank.agent();
    const { entry } = await bank.handOff(await bank.customer());
    for (let read = 0; read < 12; read += 1) {
      const desk = await bank.call(agent.token, contract.getDesk, {});
      assert.equal(desk.agent.id, agent.id);
      assert.equal(desk.assignments[0]?.entry.id, entry.id);
      await bank.advance(beat);
    }
    assert.equal(await presenceOf(agent), 'available');
    await pass(50_000);
    assert.equal(await presenceOf(agent), 'away');
  });

  test('is none while its page loads again', async () => {
    const agent = await bank.agent();
    for (let load = 0; load < 4; load += 1) {
      await (await follow(agent)).stop();
      await bank.advance(beat);
      await bank.advance(beat);
    }
    assert.equal(await presenceOf(agent), 'available');
  });

  test('does not take those off duty who come back before their page has loaded', async () => {
    const agent = await bank.agent();
    await (await follow(agent)).stop();
    await pass(60_000);
    assert.equal(await presenceOf(agent), 'away');
    await bank.call(agent.token, contract.setPresence, { body: { presence: 'available' } });
    await bank.advance(beat);
    assert.equal(await presenceOf(agent), 'available');
  });

  test('is noticed after a restart, once its page had the time to come back', async () => {
    const [back, gone] = [await bank.agent(), await bank.agent()];
    for (const agent of [back, gone]) await (await follow(agent)).stop();
    const { clock } = bank;
    await bank.close();
    clock.advance(600_000);
    bank = new TestBank({ database: open(), clock });
    await bank.service.ready;
    await bank.advance(beat);
    assert.equal(await presenceOf(gone), 'available');
    const reader = await follow(back);
    await pass(40_000);
    assert.equal(await presenceOf(back), 'available');
    assert.equal(await presenceOf(gone), 'away');
    await reader.stop();
  });
});
