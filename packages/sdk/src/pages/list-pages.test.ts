import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listConversations } from '@tellerkit/contract/wire';
import { collect } from '../testing/collect.ts';
import { aConversation } from '../testing/fake-live-client.ts';
import { fakeTransport, WatchedSignal } from '../testing/fake-transport.ts';
import { json, silence } from '../testing/fake-service.ts';
import { listPages } from './list-pages.ts';

/** Creates a list without a last page; each page has three items. Pages for which `isSilent` is true never arrive. */
function endless(isSilent = (_page: number) => false) {
  const fake = fakeTransport((request, index) =>
    isSilent(index)
      ? silence(request)
      : json({
          items: ['a', 'b', 'c'].map(() => aConversation()),
          nextCursor: `page ${index + 1}`,
        }),
  );
  const watched = new WatchedSignal();
  const { signal } = watched;
  const list = listPages(fake.transport, listConversations, { query: {} }, { signal });
  return { ...fake, watched, list };
}

describe('a list of the client', () => {
  test('stops at `break` and leaves no listener, timer or request behind', async () => {
    const { list, service, clock, watched } = endless();
    let seen = 0;
    for await (const _ of list) if (++seen === 4) break;
    await clock.advance(100_000);
    assert.equal(service.requests.length, 2);
    assert.equal(watched.listeners, 0);
    assert.equal(clock.pending, 0);
  });

  test('rejects when its signal aborts between two items of a loaded page', async () => {
    const { list, service, clock, watched } = endless();
    const reason = new Error('another search');
    let seen = 0;
    await assert.rejects(async () => {
      for await (const _ of list) if (++seen === 2) watched.controller.abort(reason);
    }, reason);
    assert.equal(seen, 2);
    assert.equal(service.requests.length, 1);
    assert.equal(watched.listeners, 0);
    assert.equal(clock.pending, 0);
  });

  test('rejects when its signal aborts while a later page is loading', async () => {
    const { list, service, clock, watched } = endless((page) => page === 2);
    const reason = new Error('left the page');
    let seen = 0;
    const loop = (async () => {
      for await (const _ of list) seen++;
    })();
    loop.catch(() => undefined);
    await clock.advance(10);
    watched.controller.abort(reason);
    await assert.rejects(loop, reason);
    assert.equal(seen, 6);
    assert.equal(service.requests[2]?.signal.aborted, true);
    assert.equal(watched.listeners, 0);
    assert.equal(clock.pending, 0);
  });

  test('applies its timeouts to each page separately', async () => {
    const { transport, clock } = fakeTransport(
      (_, index) =>
        new Promise((resolve) =>
          clock.after(40_000, () =>
            resolve(json({ items: [], nextCursor: index < 2 ? `page ${index + 1}` : null })),
          ),
        ),
      { timeoutMs: 50_000, totalTimeoutMs: 60_000 },
    );
    const list = listPages(transport, listConversations, { query: {} });
    assert.deepEqual(await clock.runUntil(collect(list)), []);
  });
});
