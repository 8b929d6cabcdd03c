import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { placeNews, placeTexts } from './place-news.ts';
import { english } from './strings.en.ts';
import { simplifiedChinese } from './strings.zh-cn.ts';
import { entryOf } from '../testing/samples.ts';

describe('placeNews', () => {
  test('tells place and wait as whole sentences', () => {
    const entry = entryOf();
    assert.equal(
      placeNews('waiting', entry, english),
      'You are 3rd in the queue. About 4 to 6 minutes.',
    );
    assert.equal(
      placeNews('waiting', entry, simplifiedChinese),
      '您现在排在 第 3 位。预计等候约 4–6 分钟。',
    );
  });

  test('says where an estimate comes from that nobody has measured', () => {
    const { expectedWait } = entryOf();
    assert(expectedWait);
    const configured = { ...expectedWait, basis: 'configured' } as const;
    assert.equal(english.wait(configured), 'Usually about 4 to 6 minutes');
    assert.equal(simplifiedChinese.wait(configured), '通常等候约 4–6 分钟');
  });

  test('tells that nobody is on duty in place of a wait', () => {
    const news = placeNews('nobody', entryOf({ expectedWait: null }), english);
    assert.equal(news, 'You are 3rd in the queue. Nobody is on duty at the moment.');
  });

  test('tells what happens next once there is no place any more', () => {
    const entry = entryOf({ state: 'called', position: null, expectedWait: null });
    assert.equal(
      placeNews('called', entry, english),
      'It is your turn. An agent is picking up now.',
    );
  });

  test('says nothing while loading', () => {
    assert.equal(placeNews('loading', undefined, english), '');
  });
});

test('a ticket of a branch is sent to the board, not to the page', () => {
  const ticket = entryOf({ conversationId: null });
  assert.equal(placeTexts('waiting', ticket, english)[1], english.ticketHint);
  assert.equal(placeTexts('called', ticket, english)[1], english.calledTicketHint);
  assert.equal(placeTexts('called', entryOf(), english)[1], english.calledHint);
});

test('both languages say the same things', () => {
  assert.deepEqual(Object.keys(simplifiedChinese).sort(), Object.keys(english).sort());
});
