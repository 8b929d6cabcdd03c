import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeBatch, NotificationReader } from './notification.ts';

const bytes = (text: string) => new TextEncoder().encode(text).length;
const readAll = (reader: NotificationReader, payloads: readonly string[]) =>
  payloads.flatMap((payload) => reader.read(payload));

test('messages are split into pieces that fit a notification, and arrive unchanged', () => {
  const messages = [
    { topic: 'conversation:cnv_1', payload: undefined },
    { topic: 'conversation:cnv_1', payload: '{"text":"银杏 🙂 \\u0000 \\n"}' },
    { topic: 'conversation:cnv_2', payload: '银'.repeat(20_000) },
  ];
  const payloads = encodeBatch('a1', 1, messages);
  assert.ok(payloads.length > 1);
  for (const payload of payloads) assert.ok(bytes(payload) < 8000, `${bytes(payload)} bytes`);
  assert.deepEqual(readAll(new NotificationReader('b2'), payloads), messages);
});

test('a node ignores its own notifications', () => {
  assert.deepEqual(
    readAll(new NotificationReader('a1'), encodeBatch('a1', 1, [{ topic: 't' }])),
    [],
  );
});

test('a batch that is too long arrives without its payloads', () => {
  const payloads = encodeBatch('a1', 1, [{ topic: 't', payload: 'x'.repeat(1_000_000) }]);
  const [message] = readAll(new NotificationReader('b2'), payloads);
  assert.deepEqual(message, { topic: 't', payload: undefined });
});

test('the reader drops a batch with a missing piece and reads the next batch', () => {
  const reader = new NotificationReader('b2');
  const long = { topic: 't', payload: 'x'.repeat(20_000) };
  const broken = encodeBatch('a1', 1, [long]);
  assert.deepEqual(readAll(reader, [broken[0] ?? '', broken[2] ?? '']), []);
  assert.deepEqual(readAll(reader, encodeBatch('a1', 2, [long])), [long]);
});

test('the reader separates the batches of two nodes whose pieces arrive alternately', () => {
  const reader = new NotificationReader('c3');
  const long = (name: string) => ({ topic: name, payload: name.repeat(10_000) });
  const first = encodeBatch('a1', 1, [long('o')]);
  const second = encodeBatch('b2', 1, [long('p')]);
  const mixed = first.flatMap((piece, index) => [piece, second[index] ?? '']);
  assert.deepEqual(readAll(reader, mixed), [long('o'), long('p')]);
});

test('the reader ignores notifications in another format', () => {
  const reader = new NotificationReader('b2');
  assert.deepEqual(readAll(reader, ['', 'hello', 'a1:1:0:1:{', 'a1:x:0:1:[]']), []);
});
