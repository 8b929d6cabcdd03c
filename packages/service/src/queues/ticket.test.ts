import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawTicket, ticketName } from './ticket.ts';

const noon = Date.parse('2026-11-21T12:00:00Z');

describe('tickets', () => {
  test('count from 1 each day', () => {
    const first = drawTicket({ day: null, number: 0 }, noon);
    assert.deepEqual(first, { day: '2026-11-21', number: 1 });
    assert.deepEqual(drawTicket(first, noon), { day: '2026-11-21', number: 2 });
    assert.deepEqual(drawTicket({ day: '2026-11-20', number: 17 }, noon), first);
  });

  test('begin again after 999', () => {
    assert.equal(drawTicket({ day: '2026-11-21', number: 998 }, noon).number, 999);
    assert.equal(drawTicket({ day: '2026-11-21', number: 999 }, noon).number, 1);
  });

  test('show the letter of the queue and three digits', () => {
    assert.equal(ticketName(0, 17), 'A017');
    assert.equal(ticketName(25, 999), 'Z999');
    assert.equal(ticketName(26, 1), 'A001');
  });
});
