import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Lazy } from './lazy.ts';

describe('the class Lazy', () => {
  test('loads its code once, on first use', async () => {
    let loads = 0;
    const settled = Promise.withResolvers<string | undefined>();
    const lazy = new Lazy(() => {
      loads += 1;
      return Promise.resolve('code');
    }, settled.resolve);
    assert.equal(loads, 0);
    assert.equal(lazy.get(), undefined);
    assert.equal(lazy.get(), undefined);
    assert.equal(await settled.promise, 'code');
    assert.equal(lazy.get(), 'code');
    assert.equal(loads, 1);
  });

  test('retries after a failed load only when `load` is called', async () => {
    let isAvailable = false;
    let settled = Promise.withResolvers<string | undefined>();
    const lazy = new Lazy(
      () => (isAvailable ? Promise.resolve('code') : Promise.reject(new TypeError('offline'))),
      (value) => settled.resolve(value),
    );
    lazy.get();
    assert.equal(await settled.promise, undefined);
    assert.ok(lazy.isMissing);
    settled = Promise.withResolvers();
    isAvailable = true;
    assert.equal(lazy.get(), undefined);
    assert.equal(await lazy.load(), 'code');
    assert.equal(await settled.promise, 'code');
  });
});
