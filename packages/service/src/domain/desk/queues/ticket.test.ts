import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawTicket, ticketName } from './ticket.ts';

const noon = Date.parse('2026-11-21T12:00:00Z');
const nextDay = noon + 86_400_000;

describe('tickets', () => {
  test('ticket numbers start at 1 each day', () => {
    const first = drawTicket(0, noon);
    assert.equal(ticketName('A', first), 'A001');
    const second = drawTicket(first, noon);
    assert.equal(ticketName('A', second), 'A002');
    assert.equal(ticketName('A', drawTicket(second, nextDay)), 'A001');
  });

  test('ticket numbers start at 1 again after 999', () => {
    let counter = 0;
    for (let drawn = 0; drawn < 999; drawn += 1) counter = drawTicket(counter, noon);
    assert.equal(ticketName('B', counter), 'B999');
    assert.equal(ticketName('B', drawTicket(counter, noon)), 'B001');
  });
});
