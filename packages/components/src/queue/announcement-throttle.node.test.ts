import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { AnnouncementThrottle } from './announcement-throttle.ts';

describe('AnnouncementThrottle', () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_000_000 });
  });
  afterEach(() => mock.timers.reset());

  const start = () => {
    const announced: string[] = [];
    return { announced, throttle: new AnnouncementThrottle((text) => announced.push(text)) };
  };

  test('announces the first text at once, and the latest text after 30 seconds', () => {
    const { announced, throttle } = start();
    throttle.update('3rd');
    throttle.update('2nd');
    throttle.update('1st');
    assert.deepEqual(announced, ['3rd']);
    mock.timers.tick(29_999);
    assert.deepEqual(announced, ['3rd']);
    mock.timers.tick(1);
    assert.deepEqual(announced, ['3rd', '1st']);
  });

  test('announces urgent text at once', () => {
    const { announced, throttle } = start();
    throttle.update('2nd');
    throttle.update('1st');
    throttle.update('It is your turn', true);
    mock.timers.tick(60_000);
    assert.deepEqual(announced, ['2nd', 'It is your turn']);
  });

  test('skips a text that equals the last announcement, and an outdated text', () => {
    const { announced, throttle } = start();
    throttle.update('3rd');
    throttle.update('3rd');
    throttle.update('2nd');
    throttle.update('3rd');
    mock.timers.tick(60_000);
    assert.deepEqual(announced, ['3rd']);
  });

  test('announces nothing after it is stopped', () => {
    const { announced, throttle } = start();
    throttle.update('3rd');
    throttle.update('2nd');
    throttle.stop();
    mock.timers.tick(60_000);
    assert.deepEqual(announced, ['3rd']);
  });
});
