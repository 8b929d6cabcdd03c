import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitPassages } from './passage.ts';

test('splitPassages splits a text at its headings and keeps the headings', () => {
  const passages = splitPassages('Lead.\n\n## Steps ##\n1. One\n2. Two\n\n### Cost\nFree.');
  assert.deepEqual(passages, [
    { heading: null, text: 'Lead.', order: 0 },
    { heading: 'Steps', text: '1. One\n2. Two', order: 1 },
    { heading: 'Cost', text: 'Free.', order: 2 },
  ]);
});

test('splitPassages drops empty sections and ignores headings in code fences', () => {
  const passages = splitPassages('## Empty\n\n## Code\n```\n# no heading\n```');
  assert.deepEqual(passages, [{ heading: 'Code', text: '```\n# no heading\n```', order: 0 }]);
});

test('splitPassages returns nothing for a blank text', () => {
  assert.deepEqual(splitPassages(' \n'), []);
});
