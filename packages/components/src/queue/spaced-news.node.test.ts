import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { SpacedNews } from './spaced-news.ts';

describe('SpacedNews', () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_000_000 });
  });
  afterEach(() => mock.timers.reset());

  const start = () => {
    const said: string[] = [];
    return { said, news: new SpacedNews((text) => said.push(text)) };
  };

  test('tells the first at once and the latest of the rest after 30 seconds', () => {
    const { said, news } = start();
    news.tell('3rd');
    news.tell('2nd');
    news.tell('1st');
    assert.deepEqual(said, ['3rd']);
    mock.timers.tick(29_999);
    assert.deepEqual(said, ['3rd']);
    mock.timers.tick(1);
    assert.deepEqual(said, ['3rd', '1st']);
  });

  test('does not hold back what cannot wait', () => {
    const { said, news } = start();
    news.tell('2nd');
    news.tell('1st');
    news.tell('It is your turn', true);
    mock.timers.tick(60_000);
    assert.deepEqual(said, ['2nd', 'It is your turn']);
  });

  test('tells nothing twice, and nothing that is no longer so', () => {
    const { said, news } = start();
    news.tell('3rd');
    news.tell('3rd');
    news.tell('2nd');
    news.tell('3rd');
    mock.timers.tick(60_000);
    assert.deepEqual(said, ['3rd']);
  });

  test('is silent once stopped', () => {
    const { said, news } = start();
    news.tell('3rd');
    news.tell('2nd');
    news.stop();
    mock.timers.tick(60_000);
    assert.deepEqual(said, ['3rd']);
  });
});
