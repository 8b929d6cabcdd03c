import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { toString } from 'mdast-util-to-string';
import type { Nodes } from 'mdast';
import type { Text } from './text.ts';

const frontMatter = /^---\n.*?\n---\n/su;

/** Reads each heading, paragraph and table cell of a Markdown file as a separate text. */
export function readProse(file: string, source: string): readonly Text[] {
  const skipped = frontMatter.exec(source)?.[0] ?? '';
  const before = skipped.split('\n').length - 1;
  const tree = fromMarkdown(source.slice(skipped.length), {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const texts: Text[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      const line = before + (node.position?.start.line ?? 1);
      texts.push({ file, line, kind: 'prose', text: toString(node) });
    } else if ('children' in node) node.children.forEach(visit);
  };
  visit(tree);
  return texts;
}
