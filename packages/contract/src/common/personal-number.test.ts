import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { code, holdsCheckedNumber, holdsPersonalNumber, locale } from '@tellerkit/contract';

const numbers = {
  'a card number': '4111111111111111',
  'a card number in groups': 'card-6222-0212-3456-7890',
  'a card number with letters between its groups': '4111a1111b1111c1111',
  'a card number with letters between its groups, and another digit': 'paid-4111a1111b1111c1111-v2',
  'a card number with words between its groups': '4111-one-1111-two-1111-three-1111',
  'a card number in full-width digits': '４１１１１１１１１１１１１１１１',
  'a card number in Arabic digits': '٤١١١١١١١١١١١١١١١',
  'a card number in Devanagari digits': '४१११ ११११ ११११ ११११',
  'a card number in mathematical digits': '𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏',
  'a card number with zero-width spaces': '4111\u200b1111\u200b1111\u200b1111',
  'a card number with underscores and dots': '4111_1111.1111/1111',
  'a Chinese resident id': '11010519491231002x',
  'a telephone number': 'tel-138-1234-5678',
  'a German IBAN': 'de89370400440532013000',
  'a British IBAN, whose digits are in two runs': 'GB29 NWBK 6016 1331 9268 19',
  'a Maltese IBAN, whose letters are between short runs': 'mt84malt011000012345mtlcast001s',
  'a Dutch IBAN in groups': 'nl91-abna-0417-1643-00',
};
for (const [name, text] of Object.entries(numbers))
  test(`holdsPersonalNumber finds ${name}`, () => assert.ok(holdsPersonalNumber(text)));

const codes = [
  'solved',
  'follow-up-2026-11',
  'rates-2026-01-01-to-2026-12-31',
  'lost-card',
  'iso-20022',
  'form-w-8ben-2024',
  'terms-2026-01-01-v2',
  'terms-20260101-v2',
  'budget-2025-q1-2026',
  'fees-2025h1-2026h2',
  'mt940-v2-2026-01',
];
for (const text of codes)
  test(`the schema of a code accepts ${text}`, () => {
    assert.ok(!holdsPersonalNumber(text));
    assert.ok(code.safeParse(text).success);
  });

test('the schemas of codes and of languages reject a card number', () => {
  assert.equal(code.safeParse('paid-4111-1111-1111-1111').success, false);
  assert.equal(locale.safeParse('en-41111111-11111111').success, false);
  assert.ok(locale.safeParse('zh-Hans-CN-x-bank2026').success);
});

describe('holdsCheckedNumber', () => {
  const found = {
    'a card number in a trace id': '4111111111111111aaaaaaaaaaaaaaaa',
    'a card number across the groups of a UUID': '41111111-1111-1111-8aaa-aaaaaaaaaaaa',
    'a Chinese resident id in a trace id': 'aaaaaaa110101199003070214aaaaaaa',
    'a German IBAN in a trace id': 'de89370400440532013000aaaaaaaaaa',
  };
  for (const [name, text] of Object.entries(found))
    test(`finds ${name}`, () => assert.ok(holdsCheckedNumber(text)));

  test('accepts random ids with long runs of digits', () => {
    for (const id of ['0190f3b4-7c1d-7e52-8a1c-123456789012', 'b7ad6b71692033310af7651916cd43dd'])
      assert.ok(!holdsCheckedNumber(id), id);
  });
});
