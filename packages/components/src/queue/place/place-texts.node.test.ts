import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { placeAnnouncement, placeTexts } from './place-texts.ts';
import { english } from './strings.en.ts';
import { simplifiedChinese } from './strings.zh-cn.ts';
import { entryOf } from '../testing/samples.ts';

describe('placeAnnouncement', () => {
  test('gives the place and the expected wait as complete sentences', () => {
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

  test('gives a notice instead of an expected wait if no agent is available', () => {
    const text = placeAnnouncement('nobody', entryOf({ expectedWait: null }), english);
    assert.equal(text, 'You are 3rd in the queue. Nobody is on duty at the moment.');
  });

  test('gives the next step to a customer whose turn has come', () => {
    const entry = entryOf({ state: 'called', position: null, expectedWait: null });
    assert.equal(
      placeAnnouncement('called', entry, english),
      'It is your turn. An agent is picking up now.',
    );
  });

  test('returns an empty text while the place is loading', () => {
    assert.equal(placeAnnouncement('loading', undefined, english), '');
  });
});

test('placeTexts refers a customer with a branch ticket to the board in the branch', () => {
  const ticket = entryOf({ conversationId: null });
  assert.equal(placeTexts('waiting', ticket, english)[1], english.ticketHint);
  assert.equal(placeTexts('called', ticket, english)[1], english.calledTicketHint);
  assert.equal(placeTexts('called', entryOf(), english)[1], english.calledHint);
});

test('the English and Chinese strings of the queue have the same keys', () => {
  assert.deepEqual(Object.keys(simplifiedChinese).sort(), Object.keys(english).sort());
});
