import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import * as contract from '@tellerkit/contract';
import type { TestAgent, TestService } from '@tellerkit/service/test-kit';
import { openSqlite } from '../../../node/open-sqlite.ts';
import { addAgent, handOff } from '../../../testing/desk-steps.ts';
import { follow } from '../../../testing/endpoint-calls.ts';
import { startTwoBanks } from '../../../testing/two-banks.ts';

const heartbeatMs = 10_000;

describe('DeskWatch', () => {
  let bank: TestService;
  let folder: string;
  const open = () => openSqlite(join(folder, 'bank.sqlite'));
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tellerkit-'));
    // Offers last long, so that no expired offer sets an agent to away
    bank = await startTwoBanks({ database: open(), bank: { offerTimeoutMs: 600_000 } });
  });
  afterEach(async () => {
    await bank.close();
    await rm(folder, { recursive: true });
  });

  const presenceOf = async (agent: TestAgent) =>
    (await agent.call(contract.getOwnAgent, {})).presence;
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += heartbeatMs) await bank.clock.advance(heartbeatMs);
  };
  const followDesk = (agent: TestAgent) => follow(bank, agent.token, contract.streamDesk, {});

  test("sets an agent to away after the agent's page closes, and offers the customer to another agent", async () => {
    const gone = await addAgent(bank);
    await (await followDesk(gone)).stop();
    const { entry } = await handOff(await bank.customer());
    assert.equal(entry.state, 'called');
    const there = await addAgent(bank);
    const reader = await followDesk(there);
    await pass(50_000);
    assert.equal(await presenceOf(gone), 'away');
    assert.equal(await presenceOf(there), 'available');
    assert.equal(reader.last?.data.assignments[0]?.entry.id, entry.id);
    await reader.stop();
  });

  test("keeps an agent available while one of the agent's pages is open", async () => {
    const agent = await addAgent(bank);
    const [first, second] = [await followDesk(agent), await followDesk(agent)];
    await first.stop();
    await pass(120_000);
    assert.equal(await presenceOf(agent), 'available');
    await second.stop();
  });

  test("keeps an agent available while the agent's page polls the desk", async () => {
    const agent = await addAgent(bank);
    const { entry } = await handOff(await bank.customer());
    for (let read = 0; read < 12; read += 1) {
      const desk = await agent.call(contract.getDesk, {});
      assert.equal(desk.agent.id, agent.id);
      assert.equal(desk.assignments[0]?.entry.id, entry.id);
      await bank.clock.advance(heartbeatMs);
    }
    assert.equal(await presenceOf(agent), 'available');
    await pass(50_000);
    assert.equal(await presenceOf(agent), 'away');
  });

  test("keeps an agent available while the agent's page reloads", async () => {
    const agent = await addAgent(bank);
    for (let load = 0; load < 4; load += 1) {
      await (await followDesk(agent)).stop();
      await bank.clock.advance(heartbeatMs);
      await bank.clock.advance(heartbeatMs);
    }
    assert.equal(await presenceOf(agent), 'available');
  });

  test("keeps a returning agent available while the agent's page loads", async () => {
    const agent = await addAgent(bank);
    await (await followDesk(agent)).stop();
    await pass(60_000);
    assert.equal(await presenceOf(agent), 'away');
    await agent.call(contract.setPresence, { body: { presence: 'available' } });
    await bank.clock.advance(heartbeatMs);
    assert.equal(await presenceOf(agent), 'available');
  });

  test('after a restart, sets agents to away unless their pages reconnect', async () => {
    const [back, gone] = [await addAgent(bank), await addAgent(bank)];
    for (const agent of [back, gone]) await (await followDesk(agent)).stop();
    await bank.stop();
    await bank.clock.advance(600_000);
    await bank.start();
    await bank.clock.advance(heartbeatMs);
    assert.equal(await presenceOf(gone), 'available');
    const reader = await followDesk(back);
    await pass(40_000);
    assert.equal(await presenceOf(back), 'available');
    assert.equal(await presenceOf(gone), 'away');
    await reader.stop();
  });
});
