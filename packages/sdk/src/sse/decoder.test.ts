import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ServerSentEventDecoder } from './decoder.ts';
import type { ServerSentEvent } from './decoder.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function decodeAll(chunks: readonly Uint8Array[], maxLength?: number) {
  const events: ServerSentEvent[] = [];
  const decoder = new ServerSentEventDecoder((event) => events.push(event), maxLength);
  for (const chunk of chunks) decoder.decode(chunk);
  return { events, retryMs: decoder.retryMs, lastEventId: decoder.lastEventId };
}

const decode = (text: string) => decodeAll([bytes(text)]);
const dataOf = (text: string) => decode(text).events.map(({ data }) => data);

/** A stream with every part of the grammar, and what is in it. */
const everything = {
  text: [
    '\ufeffdata: 早上好 😀\n\n',
    ': heart beat\n\n',
    'id: 1\r\nevent: message.created\r\ndata: {"a":\r\ndata:  1}\r\n\r\n',
    'data\rdata\r\r',
    'id: 2\0\ndata: keeps id 1\n\n',
    'retry: 3000\nretry: 3s\nfield: ignored\ndata:no space\n\n',
    'event: no data\n\n',
    'id\ndata: no id\n\n',
    'id: 9\ndata: unfinished\n',
  ].join(''),
  events: [
    { id: '', event: 'message', data: '早上好 😀' },
    { id: '1', event: 'message.created', data: '{"a":\n 1}' },
    { id: '1', event: 'message', data: '\n' },
    { id: '1', event: 'message', data: 'keeps id 1' },
    { id: '1', event: 'message', data: 'no space' },
    { id: '', event: 'message', data: 'no id' },
  ],
};

/** Cuts at the given places. */
function cut(whole: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places, whole.length].sort((a, b) => a - b);
  return ends.map((end, index) => whole.subarray(ends[index - 1] ?? 0, end));
}

/** Repeatable numbers from 0 to below 1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('the grammar of event streams', () => {
  test('a stream with every part of it is read', () => {
    const { events, retryMs, lastEventId } = decode(everything.text);
    assert.deepEqual(events, everything.events);
    assert.equal(retryMs, 3000);
    assert.equal(lastEventId, '');
  });

  test('a byte order mark is dropped at the start only', () => {
    assert.deepEqual(dataOf('\ufeffdata: a\n\n'), ['a']);
    assert.deepEqual(dataOf('\ufeff\ufeffdata: a\n\n'), []);
    assert.deepEqual(dataOf('data: a\n\n\ufeffdata: b\n\n'), ['a']);
  });

  test('an empty data line makes an event with empty data', () => {
    assert.deepEqual(dataOf('data\n\n'), ['']);
    assert.deepEqual(dataOf('data:\n\n'), ['']);
    assert.deepEqual(dataOf('data: \n\n'), ['']);
    assert.deepEqual(dataOf('data\ndata\n\n'), ['\n']);
  });

  test('one space behind the colon is dropped, no more', () => {
    assert.deepEqual(dataOf('data:  a\n\n'), [' a']);
    assert.deepEqual(dataOf('data:\ta\n\n'), ['\ta']);
  });

  test('names of fields count letter by letter', () => {
    assert.deepEqual(dataOf(' data: a\n\n'), []);
    assert.deepEqual(dataOf('Data: a\n\n'), []);
    assert.deepEqual(dataOf('datas: a\n\n'), []);
    assert.deepEqual(dataOf('data : a\n\n'), []);
  });

  test('the type of an event does not last', () => {
    const { events } = decode('event: a\ndata: 1\n\ndata: 2\n\nevent: b\n\ndata: 3\n\n');
    assert.deepEqual(
      events.map(({ event }) => event),
      ['a', 'message', 'message'],
    );
  });

  test('an id lasts until the next, also one without data', () => {
    const { events, lastEventId } = decode('id: 7\ndata: 1\n\ndata: 2\n\nid: 8\n\n');
    assert.deepEqual(
      events.map(({ id }) => id),
      ['7', '7'],
    );
    assert.equal(lastEventId, '8');
  });

  test('an id in an unfinished block does not count', () => {
    assert.equal(decode('id: 7\ndata: 1\n\nid: 8\ndata: 2\n').lastEventId, '7');
  });

  test('what no empty line has ended is dropped', () => {
    assert.deepEqual(dataOf('data: a\n\ndata: b'), ['a']);
    assert.deepEqual(dataOf('data: a\n\ndata: b\n'), ['a']);
  });

  test('only digits make a time before reconnecting', () => {
    assert.equal(decode('retry: 10\n\n').retryMs, 10);
    assert.equal(decode('retry: -10\n\n').retryMs, undefined);
    assert.equal(decode('retry: 1e3\n\n').retryMs, undefined);
    assert.equal(decode('retry\n\n').retryMs, undefined);
  });

  test('bytes that are not UTF-8 become replacement characters', () => {
    const { events } = decodeAll([bytes('data: a'), new Uint8Array([0xff]), bytes('b\n\n')]);
    assert.deepEqual(events, [{ id: '', event: 'message', data: 'a\ufffdb' }]);
  });
});

describe('cutting into chunks', () => {
  const whole = bytes(everything.text);

  test('byte by byte the same is read', () => {
    const chunks = Array.from(whole, (_, index) => whole.subarray(index, index + 1));
    assert.deepEqual(decodeAll(chunks).events, everything.events);
  });

  test('at every single place the same is read', () => {
    for (let place = 0; place <= whole.length; place++)
      assert.deepEqual(decodeAll(cut(whole, [place])).events, everything.events, `at ${place}`);
  });

  test('at any two places the same is read', () => {
    for (let first = 0; first < whole.length; first += 3)
      for (let second = first; second < whole.length; second += 7)
        assert.deepEqual(decodeAll(cut(whole, [first, second])).events, everything.events);
  });

  for (const lineEnd of ['\n', '\r', '\r\n'])
    test(`anyhow, the same is read with ${JSON.stringify(lineEnd)} as line end`, () => {
      const random = seeded(20260105);
      const lines = ['id: 5', 'event: é', 'data: 一', 'data:', ': c', 'data: z', '', 'x', ''];
      const stream = bytes(
        `\ufeff${lines.join(lineEnd)}${lineEnd}`.repeat(20).replace(/(?!^)\ufeff/g, ''),
      );
      const expected = decodeAll([stream]).events;
      assert.equal(expected.length, 20);
      assert.equal(expected[0]?.data, '一\n\nz');
      for (let round = 0; round < 500; round++) {
        const places = Array.from({ length: 12 }, () => Math.floor(random() * stream.length));
        assert.deepEqual(decodeAll(cut(stream, places)).events, expected);
      }
    });

  test('empty chunks change nothing', () => {
    const empty = new Uint8Array();
    const chunks = [empty, bytes('data: 1\r'), empty, bytes('\ndata: 2\n'), empty, bytes('\n')];
    assert.deepEqual(decodeAll(chunks).events, [{ id: '', event: 'message', data: '1\n2' }]);
  });
});

describe('size', () => {
  test('an event of 10 MiB in small chunks is read within a second', () => {
    const chunk = bytes('x'.repeat(1024));
    const chunks = Array.from({ length: 10 * 1024 }, () => chunk);
    const startedAt = performance.now();
    const { events } = decodeAll([bytes('data: '), ...chunks, bytes('\n\n')]);
    assert.equal(events[0]?.data.length, 10 * 1024 * 1024);
    assert.ok(performance.now() - startedAt < 1000);
  });

  test('a line without end is refused with a typed error', () => {
    const endless = Array.from({ length: 20 }, () => bytes('data: x'.padEnd(1000, 'x')));
    assert.throws(() => decodeAll(endless, 10_000), {
      name: 'StreamError',
      code: 'event-too-large',
    });
  });

  test('data without end is refused with a typed error', () => {
    const endless = Array.from({ length: 3000 }, () => bytes('data: line\n'));
    assert.throws(() => decodeAll(endless, 10_000), { code: 'event-too-large' });
  });

  test('any number of small events is no large one', () => {
    const stream = Array.from({ length: 5000 }, () => bytes('data: line\n\n'));
    assert.equal(decodeAll(stream, 100).events.length, 5000);
  });
});
