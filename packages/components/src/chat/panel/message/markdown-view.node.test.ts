import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Block } from '../../../markdown/index.ts';
import { MarkdownView } from './markdown-view.ts';

async function loadedView(): Promise<MarkdownView> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const view = new MarkdownView(
    () => Promise.resolve(),
    () => resolve(undefined),
  );
  view.render('first', { text: 'a' }, false);
  await promise;
  return view;
}

/** Returns the parsed blocks that a render passes to Lit, which skips a block that is the same object as before. */
function parsed(view: MarkdownView, key: string, content: { text: string }, grows = false) {
  const rendered = view.render(key, content, grows) as { values: [readonly [Block]] }[];
  return rendered.map(({ values: [[block]] }) => block);
}

describe('MarkdownView', () => {
  test('parses each of many blocks once over many renders', async () => {
    const view = await loadedView();
    const contents = Array.from({ length: 600 }, (_, index) => ({ text: `**block** ${index}` }));
    const render = () =>
      contents.flatMap((content, index) => parsed(view, `message/${index}`, content));
    const first = render();
    assert.equal(first.length, 600);
    for (let round = 0; round < 3; round++)
      assert.ok(render().every((block, index) => block === first[index]));
  });

  test('keeps the finished blocks of an answer when it becomes a message', async () => {
    const view = await loadedView();
    const growing = parsed(view, 'answer/0', { text: 'one\n\ntwo\n\nthr' }, true);
    const more = parsed(view, 'answer/0', { text: 'one\n\ntwo\n\nthree' }, true);
    assert.equal(more[0], growing[0]);
    const message = { text: 'one\n\ntwo\n\nthree' };
    assert.equal(parsed(view, 'answer/0', message)[0], growing[0]);
    assert.equal(parsed(view, 'answer/0', message)[0], growing[0]);
  });

  test('parses a text again that grows into another text', async () => {
    const view = await loadedView();
    const before = parsed(view, 'answer/0', { text: 'one\n\ntwo\n\n' }, true);
    const after = parsed(view, 'answer/0', { text: 'other\n\ntwo\n\n' }, true);
    assert.notEqual(after[0], before[0]);
  });
});
