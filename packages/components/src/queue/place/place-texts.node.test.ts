import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { placeAnnouncement, placeTexts } from './place-texts.ts';
import { english } from './strings.en.ts';
import { simplifiedChinese } from './strings.zh-cn.ts';
import { entryOf } from '../testing/samples.ts';

describe('placeAnnouncement', () => {
  test('gives place and wait as complete sentences', () => {
    const entry = entryOf();
    assert.equal(
      placeAnnouncement('waiting', entry, english),
      'You are 3rd in the queue. About 4 to 6 minutes.',
    );
    assert.equal(
      placeAnnouncement('waiting', entry, simplifiedChinese),
      '您现在排在 第 3 位。预计等候约 4–6 分钟。',
    );
  });

  test('says "usually" for an estimate that is configured, not measured', () => {
    const { expectedWait } = entryOf();
    assert(expectedWait);
    const configured = { ...expectedWait, basis: 'configured' } as const;
    assert.equal(english.wait(configured), 'Usually about 4 to 6 minutes');
    assert.equal(simplifiedChinese.wait(configured), '通常等候约 4–6 分钟');
  });

  test('says that no agent is available instead of a wait', () => {
    const text = placeAnnouncement('nobody', entryOf({ expectedWait: null }), english);
    assert.equal(text, 'You are 3rd in the queue. Nobody is on duty at the moment.');
  });

  test('gives the next step once the customer no longer waits', () => {
    const entry = entryOf({ state: 'called', position: null, expectedWait: null });
    assert.equal(
      placeAnnouncement('called', entry, english),
      'It is your turn. An agent is picking up now.',
    );
  });

  test('is empty while loading', () => {
    assert.equal(placeAnnouncement('loading', undefined, english), '');
  });
});

test('placeTexts sends a customer with a branch ticket to the board, not to the page', () => {
  const ticket = entryOf({ conversationId: null });
  assert.equal(placeTexts('waiting', ticket, english)[1], english.ticketHint);
  assert.equal(placeTexts('called', ticket, english)[1], english.calledTicketHint);
  assert.equal(placeTexts('called', entryOf(), english)[1], english.calledHint);
});

test('both languages have the same keys', () => {
  assert.deepEqual(Object.keys(simplifiedChinese).sort(), Object.keys(english).sort());
});
