import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findFolderCircles } from './folder-circles.ts';

describe('folders that import each other', () => {
  test('are found over a third folder', () => {
    const arrows = [
      { from: 'a/one.ts', to: 'b/one.ts' },
      { from: 'b/two.ts', to: 'c/one.ts' },
      { from: 'c/two.ts', to: 'a/two.ts' },
    ];
    assert.deepEqual(findFolderCircles(arrows), [['a', 'b', 'c', 'a']]);
  });

  test('are found in a folder and its subfolder', () => {
    const arrows = [
      { from: 'a/one.ts', to: 'a/b/one.ts' },
      { from: 'a/b/two.ts', to: 'a/two.ts' },
    ];
    assert.deepEqual(findFolderCircles(arrows), [['a', 'a/b', 'a']]);
  });

  test('are not seen in a folder that two others import', () => {
    const arrows = [
      { from: 'a/one.ts', to: 'c/one.ts' },
      { from: 'b/one.ts', to: 'c/two.ts' },
      { from: 'a/two.ts', to: 'b/two.ts' },
    ];
    assert.deepEqual(findFolderCircles(arrows), []);
  });
});
