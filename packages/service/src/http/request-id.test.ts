import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readRequestId, readTraceParent } from './request-id.ts';

const requestWith = (headers: Record<string, string>) =>
  new Request('http://service.test', { headers });
const idFor = (given: string) => readRequestId(requestWith({ 'x-request-id': given }));

const accepted = {
  'an id of the SDK': 'c4d1f0a98b72a613b7ad6b71e0000001',
  'an id of the SDK that is mostly digits': 'c12345678901a12345678901e0000001',
  'a UUID': '0190f3b4-7c1d-7e52-8a1c-123456789012',
  'a UUID in upper case': '0190F3B4-7C1D-7E52-8A1C-123456789012',
  'a trace id': 'b7ad6b71692033310af7651916cd43dd',
};
for (const [name, given] of Object.entries(accepted))
  test(`readRequestId keeps ${name}`, () => assert.equal(idFor(given), given));

const replaced = {
  'a name': 'my-request-1',
  'a UUID after a prefix': 'gw-0190f3b4-7c1d-7e52-8a1c-123456789012',
  'a ULID': '01JD8Z9Q4W7XK2M5N6P8R3S4T5',
  'a card number': '4111111111111111',
  'a card number in groups': '4111-1111-1111-1111',
  'a card number after a prefix': 'req_4111111111111111',
  'a card number in the form of a UUID': '41111111-1111-1111-8111-111111111111',
  'a card number inside a UUID': '41111111-1111-1111-8aaa-aaaaaaaaaaaa',
  'a card number that fills a trace id': '4111111111111111aaaaaaaaaaaaaaaa',
  'a trace id of digits only': '41111111111111110000000000000000',
  'a trace id of zeros': '0'.repeat(32),
  'a trace id in upper case': 'B7AD6B71692033310AF7651916CD43DD',
  'a hex id of another length': 'b7ad6b71692033310af7651916cd43dda',
  'the nil UUID': '00000000-0000-0000-0000-000000000000',
  'a UUID of another variant': '0190f3b4-7c1d-7e52-7a1c-123456789012',
  'a Chinese resident id': '11010519491231002X',
  'a Chinese resident id inside a trace id': 'aaaaaaa110101199003070214aaaaaaa',
  'an IBAN': 'DE89370400440532013000',
  'an IBAN inside a trace id': 'de89370400440532013000aaaaaaaaaa',
  'an id with spaces': 'no good at all',
  'an empty id': '',
};
for (const [name, given] of Object.entries(replaced))
  test(`readRequestId replaces ${name}`, () => assert.match(idFor(given), /^req_[0-9a-f]{24}$/));

describe('readTraceParent', () => {
  const trace = '0af7651916cd43dd8448eb211c80319c';
  const parent = 'b7ad6b7169203331';

  test('returns a valid header', () => {
    const traceparent = `00-${trace}-${parent}-01`;
    assert.equal(readTraceParent(requestWith({ traceparent })), traceparent);
  });

  const dropped = {
    'a version that the recommendation forbids': `ff-${trace}-${parent}-01`,
    'a trace of zeros': `00-${'0'.repeat(32)}-${parent}-01`,
    'a parent of zeros': `00-${trace}-${'0'.repeat(16)}-01`,
    'a card number as the parent': `00-${trace}-4111111111111111-01`,
    'a card number in the trace': `00-4111111111111111aaaaaaaaaaaaaaaa-${parent}-01`,
    'further fields': `00-${trace}-${parent}-01-4111111111111111`,
  };
  for (const [name, traceparent] of Object.entries(dropped))
    test(`drops ${name}`, () =>
      assert.equal(readTraceParent(requestWith({ traceparent })), undefined));
});
