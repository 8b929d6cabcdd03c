import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRequestId } from './request-id.ts';

const idFor = (given: string) =>
  readRequestId(new Request('http://service.test', { headers: { 'x-request-id': given } }));

const taken = {
  'one of the SDK': 'req_c4d1f0a98b72e613',
  'one of the SDK whose chance drew digits': 'req_c12345678901234567',
  'a UUID': '0190f3b4-7c1d-7e52-8a1c-123456789012',
  'a UUID behind a prefix': 'gw-0190f3b4-7c1d-7e52-8a1c-123456789012',
  'hex of a gateway': 'b7ad6b71692033310af7651916cd43dd',
  'a ULID': '01JD8Z9Q4W7XK2M5N6P8R3S4T5',
  'a name with a count': 'my-request-1',
};
for (const [what, given] of Object.entries(taken))
  test(`takes ${what}`, () => assert.equal(idFor(given), given));

const refused = {
  'the number of a card': '4111111111111111',
  'a card in groups': '4111-1111-1111-1111',
  'a card behind a prefix': 'req_4111111111111111',
  'a card behind a word': 'card-4111_1111_1111_1111',
  'an IBAN': 'DE89370400440532013000',
  'a telephone number': 'tel-030-123456789',
  'digits alone': '12345678',
  'what is too short': 'short',
  'what has spaces': 'no good at all',
  nothing: '',
};
for (const [what, given] of Object.entries(refused))
  test(`makes its own in place of ${what}`, () => assert.match(idFor(given), /^req_[0-9a-f]{24}$/));
