import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listConversations } from '@tellerkit/contract/wire';
import { collect } from '../testing/collect.ts';
import { fakeTransport } from '../testing/fake-transport.ts';
import { json, problem } from '../testing/fake-service.ts';
import { listPages } from './list-pages.ts';
import { PageList } from './page-list.ts';

/** Three pages of two. */
function threePages() {
  const asked: (string | undefined)[] = [];
  const list = new PageList<number>((cursor) => {
    asked.push(cursor);
    const page = Number(cursor ?? 0);
    const items = [page * 2, page * 2 + 1];
    return Promise.resolve({ items, nextCursor: page < 2 ? String(page + 1) : null });
  });
  return { list, asked };
}

describe('a list of pages', () => {
  test('gives its items over all pages', async () => {
    const { list } = threePages();
    assert.deepEqual(await collect(list), [0, 1, 2, 3, 4, 5]);
  });

  test('fetches nothing before it is asked, and no page too many', async () => {
    const { list, asked } = threePages();
    assert.deepEqual(asked, []);
    for await (const item of list) if (item === 2) break;
    assert.deepEqual(asked, [undefined, '1']);
  });

  test('gives page by page', async () => {
    const pages = await collect(threePages().list.pages());
    assert.deepEqual(
      pages.map(({ items }) => items.length),
      [2, 2, 2],
    );
  });

  test('gives the first page alone', async () => {
    const { list, asked } = threePages();
    assert.deepEqual(await list.first(), { items: [0, 1], nextCursor: '1' });
    assert.deepEqual(asked, [undefined]);
  });

  test('can be gone through again', async () => {
    const { list } = threePages();
    assert.equal((await collect(list)).length, 6);
    assert.equal((await collect(list)).length, 6);
  });

  test('ends when a service gives the same cursor again and again', async () => {
    const list = new PageList<number>(() => Promise.resolve({ items: [1], nextCursor: 'same' }));
    assert.deepEqual(await collect(list), [1, 1]);
  });
});

describe('a list from the service', () => {
  test('goes on with the cursor and keeps the query', async () => {
    const { transport, service } = fakeTransport((_, index) =>
      json({ items: [], nextCursor: index ? null : 'next page' }),
    );
    await collect(listPages(transport, listConversations, { query: { limit: 5 } }));
    const queries = service.requests.map(({ url }) => new URL(url).search);
    assert.deepEqual(queries, ['?limit=5', '?limit=5&cursor=next+page']);
  });

  test('starts at a cursor that the caller kept', async () => {
    const { transport, service } = fakeTransport(() => json({ items: [], nextCursor: null }));
    await listPages(transport, listConversations, { query: { cursor: 'kept' } }).first();
    assert.equal(new URL(service.requests[0]?.url ?? '').search, '?cursor=kept');
  });

  test('rejects with what went wrong', async () => {
    const { transport } = fakeTransport(() => problem(403, 'forbidden'));
    const list = listPages(transport, listConversations, { query: {} });
    await assert.rejects(collect(list), { code: 'forbidden' });
  });

  test('ends with its signal', async () => {
    const { transport } = fakeTransport(() => json({ items: [], nextCursor: 'more' }));
    const options = { signal: AbortSignal.abort() };
    const list = listPages(transport, listConversations, { query: {} }, options);
    await assert.rejects(collect(list), { name: 'AbortError' });
  });
});
