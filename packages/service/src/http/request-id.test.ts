import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRequestId } from './request-id.ts';

const idFor = (given: string) =>
  readRequestId(new Request('http://service.test', { headers: { 'x-request-id': given } }));

const accepted = {
  'an id of the SDK': 'req_c4d1f0a98b72e613',
  'an id of the SDK that is mostly digits': 'req_c12345678901234567',
  'a UUID': '0190f3b4-7c1d-7e52-8a1c-123456789012',
  'a UUID after a prefix': 'gw-0190f3b4-7c1d-7e52-8a1c-123456789012',
  'a hex id of a gateway': 'b7ad6b71692033310af7651916cd43dd',
  'a ULID': '01JD8Z9Q4W7XK2M5N6P8R3S4T5',
  'a name with a number': 'my-request-1',
};
for (const [name, given] of Object.entries(accepted))
  test(`readRequestId keeps ${name}`, () => assert.equal(idFor(given), given));

const replaced = {
  'a card number': '4111111111111111',
  'a card number in groups': '4111-1111-1111-1111',
  'a card number after a prefix': 'req_4111111111111111',
  'a card number after a word': 'card-4111_1111_1111_1111',
  'an IBAN': 'DE89370400440532013000',
  'a telephone number': 'tel-030-123456789',
  'an id without letters': '12345678',
  'an id that is too short': 'short',
  'an id with spaces': 'no good at all',
  'an empty id': '',
};
for (const [name, given] of Object.entries(replaced))
  test(`readRequestId replaces ${name}`, () => assert.match(idFor(given), /^req_[0-9a-f]{24}$/));
