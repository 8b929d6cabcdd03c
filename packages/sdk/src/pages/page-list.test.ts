import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listConversations } from '@tellerkit/contract/wire';
import { collect } from '../testing/collect.ts';
import { fakeTransport } from '../testing/fake-transport.ts';
import { json, problem } from '../testing/fake-service.ts';
import { listPages } from './list-pages.ts';
import { PageList } from './page-list.ts';

/** Creates a list of three pages of two items, and records the requested cursors. */
function threePages() {
  const cursors: (string | undefined)[] = [];
  const list = new PageList<number>((cursor) => {
    cursors.push(cursor);
    const page = Number(cursor ?? 0);
    const items = [page * 2, page * 2 + 1];
    return Promise.resolve({ items, nextCursor: page < 2 ? String(page + 1) : null });
  });
  return { list, cursors };
}

describe('PageList', () => {
  test('yields the items of all pages', async () => {
    const { list } = threePages();
    assert.deepEqual(await collect(list), [0, 1, 2, 3, 4, 5]);
  });

  test('fetches a page only when the loop needs it', async () => {
    const { list, cursors } = threePages();
    assert.deepEqual(cursors, []);
    for await (const item of list) if (item === 2) break;
    assert.deepEqual(cursors, [undefined, '1']);
  });

  test('yields whole pages from `pages()`', async () => {
    const pages = await collect(threePages().list.pages());
    assert.deepEqual(
      pages.map(({ items }) => items.length),
      [2, 2, 2],
    );
  });

  test('fetches only the first page for `first()`', async () => {
    const { list, cursors } = threePages();
    assert.deepEqual(await list.first(), { items: [0, 1], nextCursor: '1' });
    assert.deepEqual(cursors, [undefined]);
  });

  test('can be iterated again', async () => {
    const { list } = threePages();
    assert.equal((await collect(list)).length, 6);
    assert.equal((await collect(list)).length, 6);
  });

  test('ends when the service repeats a cursor', async () => {
    const list = new PageList<number>(() => Promise.resolve({ items: [1], nextCursor: 'same' }));
    assert.deepEqual(await collect(list), [1, 1]);
  });
});

describe('listPages', () => {
  test('adds the cursor of the next page to the query', async () => {
    const { transport, service } = fakeTransport((_, index) =>
      json({ items: [], nextCursor: index ? null : 'next page' }),
    );
    await collect(listPages(transport, listConversations, { query: { limit: 5 } }));
    const queries = service.requests.map(({ url }) => new URL(url).search);
    assert.deepEqual(queries, ['?limit=5', '?limit=5&cursor=next+page']);
  });

  test('starts at a cursor from the caller', async () => {
    const { transport, service } = fakeTransport(() => json({ items: [], nextCursor: null }));
    await listPages(transport, listConversations, { query: { cursor: 'kept' } }).first();
    assert.equal(new URL(service.requests[0]?.url ?? '').search, '?cursor=kept');
  });

  test('rejects with the error of the call', async () => {
    const { transport } = fakeTransport(() => problem(403, 'forbidden'));
    const list = listPages(transport, listConversations, { query: {} });
    await assert.rejects(collect(list), { code: 'forbidden' });
  });

  test('rejects when its signal aborts', async () => {
    const { transport } = fakeTransport(() => json({ items: [], nextCursor: 'more' }));
    const options = { signal: AbortSignal.abort() };
    const list = listPages(transport, listConversations, { query: {} }, options);
    await assert.rejects(collect(list), { name: 'AbortError' });
  });
});
