import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asCustomer, openConversation } from '../testing/caller.ts';
import { startTwoBanks } from '../testing/two-banks.ts';
import { LiveReaders, reconnectWindowMs } from './live-readers.ts';

describe('the reconnect window', () => {
  test('the window lets about fifty readers reconnect per second', () => {
    assert.equal(reconnectWindowMs(1), 2000);
    assert.equal(reconnectWindowMs(1000), 20_000);
    assert.equal(reconnectWindowMs(2000), 40_000);
    assert.equal(reconnectWindowMs(100_000), 60_000);
  });

  test('all readers get the window again when it has grown by half, not after each new reader', () => {
    const readers = new LiveReaders(new AbortController().signal);
    const sent = new Map<object, number>();
    let calls = 0;
    for (let index = 0; index < 1000; index++) {
      const reader = {
        sendWindow() {
          calls++;
          sent.set(reader, readers.windowMs);
        },
      };
      sent.set(reader, 0);
      readers.add(reader);
      sent.set(reader, readers.windowMs);
    }
    const smallest = Math.min(...sent.values());
    assert.ok(smallest > 20_000 / 1.5 - 20, `${smallest} ms`);
    assert.ok(calls < 5000, `${calls} calls`);
  });

  test('the window does not shrink while the service closes', () => {
    const closing = new AbortController();
    const readers = new LiveReaders(closing.signal);
    const all = Array.from({ length: 500 }, () => ({ sendWindow: () => undefined }));
    for (const reader of all) readers.add(reader);
    closing.abort();
    for (const reader of all) readers.remove(reader);
    assert.equal(readers.windowMs, 10_000);
  });
});

describe('an event stream', () => {
  async function open(count: number) {
    const bank = await startTwoBanks({ rateLimits: false });
    const customer = await asCustomer(bank);
    const { id } = await openConversation(customer);
    const readers = [];
    for (let index = 0; index < count; index++)
      readers.push(await customer.stream(`/v1/conversations/${id}/events/stream?after=1`));
    return { bank, customer, readers };
  }

  test('starts with the reconnect window and repeats it when the service closes', async () => {
    const { bank, readers } = await open(300);
    const [first, last] = [readers[0]!, readers.at(-1)!];
    assert.equal(await first.nextBlock(), ': open\nretry: 2000');
    assert.equal(await last.nextBlock(), ': open\nretry: 6000');
    const updated = first.nextBlock();
    const closed = last.nextBlock();
    assert.match(String(await updated), /^: beat\nretry: \d{4}$/);
    await bank.close();
    assert.equal(await closed, ': end\nretry: 6000');
    assert.equal(await last.nextBlock(), undefined);
  });

  test('sends a smaller reconnect window with a heartbeat after other readers have left', async () => {
    const { bank, readers } = await open(300);
    const last = readers.at(-1)!;
    assert.equal(await last.nextBlock(), ': open\nretry: 6000');
    for (const reader of readers.slice(0, -1)) await reader.cancel();
    const beat = last.nextBlock();
    await bank.clock.advance(15_000);
    assert.equal(await beat, ': beat\nretry: 2000');
    await bank.close();
  });

  test('asks a reader whose token expired to reconnect soon', async () => {
    const { bank, readers } = await open(1);
    const [reader] = readers;
    await reader!.nextBlock();
    await bank.clock.jump(3_600_001);
    let block: string | undefined;
    let last: string | undefined;
    while ((block = await reader!.nextBlock()) !== undefined) last = block;
    assert.equal(last, ': end\nretry: 1000');
    await bank.close();
  });
});
