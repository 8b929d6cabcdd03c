import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWithin } from './read-within.ts';

interface Row {
  readonly size: number;
  readonly index: number;
}

const many = (count: number, size: number) => Array.from({ length: count }, () => size);

/** A list of sizes, which counts the bytes that it loads. */
function listOf(sizes: readonly number[]) {
  const loaded = { bytes: 0, queries: 0 };
  const rows = sizes.map((size, index) => ({ size, index }));
  const after = (last: Row | undefined, limit: number) =>
    rows.slice(last === undefined ? 0 : last.index + 1).slice(0, limit);
  const source = {
    rows: async (last: Row | undefined, limit: number) => {
      const found = after(last, limit);
      loaded.queries += 1;
      loaded.bytes += found.reduce((sum, { size }) => sum + size, 0);
      return found;
    },
    sizes: async (last: Row, limit: number) => after(last, limit).map(({ size }) => size),
    sizeOf: ({ size }: Row) => size,
  };
  return { loaded, source };
}

const read = async (sizes: readonly number[], limit: number, bytes: number) => {
  const { rows, isCut } = await readWithin(listOf(sizes).source, { limit, bytes });
  return [rows.length, isCut];
};

test('readWithin ends at the limit or before the row that exceeds the bytes', async () => {
  assert.deepEqual(await read([], 10, 100), [0, false]);
  assert.deepEqual(await read([40, 40, 40], 10, 100), [2, true]);
  assert.deepEqual(await read([50, 50], 10, 100), [2, false]);
  assert.deepEqual(await read(many(30, 1), 30, 100), [30, false]);
  assert.deepEqual(await read(many(30, 1), 20, 100), [20, false]);
  assert.deepEqual(await read(many(30, 5), 30, 100), [20, true]);
  assert.deepEqual(await read([...many(10, 1), 500], 30, 100), [10, true]);
  assert.deepEqual(await read([...many(8, 12), 500], 30, 96), [8, true]);
});

test('readWithin returns at least one row, so that a reader gets past a row that is too large', async () => {
  assert.deepEqual(await read([500], 10, 100), [1, false]);
  assert.deepEqual(await read([500, 1], 10, 100), [1, true]);
});

test('readWithin loads few bytes beyond the bound, also if the large rows follow small ones', async () => {
  const large = listOf(many(500, 160_000));
  await readWithin(large.source, { limit: 500, bytes: 1_000_000 });
  assert.ok(large.loaded.bytes <= 8 * 160_000, String(large.loaded.bytes));
  const batch = listOf(many(200, 160_000));
  await readWithin(batch.source, { limit: 200, bytes: 65_536 });
  assert.ok(batch.loaded.bytes <= 4 * 160_000, String(batch.loaded.bytes));
  const late = listOf([...many(240, 100), ...many(260, 160_000)]);
  await readWithin(late.source, { limit: 500, bytes: 1_000_000 });
  assert.ok(late.loaded.bytes <= 1_000_000, String(late.loaded.bytes));
});

test('readWithin reads the few rows of a live event with one query', async () => {
  const { loaded, source } = listOf([100, 100]);
  await readWithin(source, { limit: 200, bytes: 64_000 });
  assert.equal(loaded.queries, 1);
});
