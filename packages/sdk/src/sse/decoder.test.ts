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

/** A stream with every part of the grammar, and its events. */
const everything = {
  text: [
    '\ufeffdata: 早上好 😀\n\n',
    ': heartbeat\n\n',
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

/** Cuts bytes at the given positions. */
function cut(whole: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places, whole.length].sort((a, b) => a - b);
  return ends.map((end, index) => whole.subarray(ends[index - 1] ?? 0, end));
}

/** Returns a generator of repeatable numbers from 0 to below 1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('ServerSentEventDecoder', () => {
  test('decodes a stream with every part of the grammar', () => {
    const { events, retryMs, lastEventId } = decode(everything.text);
    assert.deepEqual(events, everything.events);
    assert.equal(retryMs, 3000);
    assert.equal(lastEventId, '');
  });

  test('drops a byte order mark only at the start', () => {
    assert.deepEqual(dataOf('\ufeffdata: a\n\n'), ['a']);
    assert.deepEqual(dataOf('\ufeff\ufeffdata: a\n\n'), []);
    assert.deepEqual(dataOf('data: a\n\n\ufeffdata: b\n\n'), ['a']);
  });

  test('dispatches an event with empty data for an empty data line', () => {
    assert.deepEqual(dataOf('data\n\n'), ['']);
    assert.deepEqual(dataOf('data:\n\n'), ['']);
    assert.deepEqual(dataOf('data: \n\n'), ['']);
    assert.deepEqual(dataOf('data\ndata\n\n'), ['\n']);
  });

  test('drops only one space after the colon', () => {
    assert.deepEqual(dataOf('data:  a\n\n'), [' a']);
    assert.deepEqual(dataOf('data:\ta\n\n'), ['\ta']);
  });

  test('ignores fields whose names do not match exactly', () => {
    assert.deepEqual(dataOf(' data: a\n\n'), []);
    assert.deepEqual(dataOf('Data: a\n\n'), []);
    assert.deepEqual(dataOf('datas: a\n\n'), []);
    assert.deepEqual(dataOf('data : a\n\n'), []);
  });

  test('resets the event type after each event', () => {
    const { events } = decode('event: a\ndata: 1\n\ndata: 2\n\nevent: b\n\ndata: 3\n\n');
    assert.deepEqual(
      events.map(({ event }) => event),
      ['a', 'message', 'message'],
    );
  });

  test('keeps an id until the next id, even if the block has no data', () => {
    const { events, lastEventId } = decode('id: 7\ndata: 1\n\ndata: 2\n\nid: 8\n\n');
    assert.deepEqual(
      events.map(({ id }) => id),
      ['7', '7'],
    );
    assert.equal(lastEventId, '8');
  });

  test('starts with the last event id of the previous connection, until an empty id resets it', () => {
    const events: ServerSentEvent[] = [];
    const decoder = new ServerSentEventDecoder((event) => events.push(event), undefined, '7');
    assert.equal(decoder.lastEventId, '7');
    decoder.decode(bytes('data: 1\n\nid\ndata: 2\n\n'));
    assert.deepEqual(
      events.map(({ id }) => id),
      ['7', ''],
    );
    assert.equal(decoder.lastEventId, '');
  });

  test('ignores comments, and a field without a name', () => {
    assert.deepEqual(dataOf(': data: a\n:data: b\n::\ndata: c\n\n'), ['c']);
  });

  test('ignores the id of an unfinished block', () => {
    assert.equal(decode('id: 7\ndata: 1\n\nid: 8\ndata: 2\n').lastEventId, '7');
  });

  test('drops an event without an empty line after it', () => {
    assert.deepEqual(dataOf('data: a\n\ndata: b'), ['a']);
    assert.deepEqual(dataOf('data: a\n\ndata: b\n'), ['a']);
  });

  test('accepts only digits as a reconnection time', () => {
    assert.equal(decode('retry: 10\n\n').retryMs, 10);
    assert.equal(decode('retry: -10\n\n').retryMs, undefined);
    assert.equal(decode('retry: 1e3\n\n').retryMs, undefined);
    assert.equal(decode('retry\n\n').retryMs, undefined);
  });

  test('decodes invalid UTF-8 to replacement characters', () => {
    const { events } = decodeAll([bytes('data: a'), new Uint8Array([0xff]), bytes('b\n\n')]);
    assert.deepEqual(events, [{ id: '', event: 'message', data: 'a\ufffdb' }]);
  });
});

describe('ServerSentEventDecoder, with a stream cut into chunks', () => {
  const whole = bytes(everything.text);

  test('decodes the same events if each byte arrives alone', () => {
    const chunks = Array.from(whole, (_, index) => whole.subarray(index, index + 1));
    assert.deepEqual(decodeAll(chunks).events, everything.events);
  });

  test('decodes the same events after a cut at any position', () => {
    for (let place = 0; place <= whole.length; place++)
      assert.deepEqual(decodeAll(cut(whole, [place])).events, everything.events, `at ${place}`);
  });

  test('decodes the same events after cuts at two positions', () => {
    for (let first = 0; first < whole.length; first += 3)
      for (let second = first; second < whole.length; second += 7)
        assert.deepEqual(decodeAll(cut(whole, [first, second])).events, everything.events);
  });

  for (const lineEnd of ['\n', '\r', '\r\n'])
    test(`decodes the same events after random cuts, with ${JSON.stringify(lineEnd)} as line ending`, () => {
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

  test('ignores empty chunks', () => {
    const empty = new Uint8Array();
    const chunks = [empty, bytes('data: 1\r'), empty, bytes('\ndata: 2\n'), empty, bytes('\n')];
    assert.deepEqual(decodeAll(chunks).events, [{ id: '', event: 'message', data: '1\n2' }]);
  });
});

describe('ServerSentEventDecoder, with large input', () => {
  test('decodes an event of 10 MiB in small chunks', () => {
    const chunk = bytes('x'.repeat(1024));
    const chunks = Array.from({ length: 10 * 1024 }, () => chunk);
    const { events } = decodeAll([bytes('data: '), ...chunks, bytes('\n\n')]);
    assert.equal(events[0]?.data.length, 10 * 1024 * 1024);
  });

  test('refuses an endless line with a typed error', () => {
    const endless = Array.from({ length: 20 }, () => bytes('data: x'.padEnd(1000, 'x')));
    assert.throws(() => decodeAll(endless, 10_000), {
      name: 'StreamError',
      code: 'event-too-large',
    });
  });

  test('refuses endless data lines with a typed error', () => {
    const endless = Array.from({ length: 3000 }, () => bytes('data: line\n'));
    assert.throws(() => decodeAll(endless, 10_000), { code: 'event-too-large' });
  });

  test('accepts any number of small events', () => {
    const stream = Array.from({ length: 5000 }, () => bytes('data: line\n\n'));
    assert.equal(decodeAll(stream, 100).events.length, 5000);
  });
});
