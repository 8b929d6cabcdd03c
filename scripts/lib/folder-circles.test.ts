import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findFolderCircles } from './folder-circles.ts';

describe('findFolderCircles', () => {
  test('finds a circle through three folders', () => {
    const arrows = [
      { from: 'a/one.ts', to: 'b/one.ts' },
      { from: 'b/two.ts', to: 'c/one.ts' },
      { from: 'c/two.ts', to: 'a/two.ts' },
    ];
    assert.deepEqual(findFolderCircles(arrows), [['a', 'b', 'c', 'a']]);
  });

  test('finds a circle between a folder and its subfolder', () => {
    const arrows = [
      { from: 'a/one.ts', to: 'a/b/one.ts' },
      { from: 'a/b/two.ts', to: 'a/two.ts' },
    ];
    assert.deepEqual(findFolderCircles(arrows), [['a', 'a/b', 'a']]);
  });

  test('finds no circle if two folders import the same third folder', () => {
    const arrows = [
      { from: 'a/one.ts', to: 'c/one.ts' },
      { from: 'b/one.ts', to: 'c/two.ts' },
      { from: 'a/two.ts', to: 'b/two.ts' },
    ];
    assert.deepEqual(findFolderCircles(arrows), []);
  });
});
