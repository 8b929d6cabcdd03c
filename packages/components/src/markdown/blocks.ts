import type { Block } from './ast.ts';
import { lexInline } from './inline.ts';
import {
  fenceOf,
  headingOf,
  indentOf,
  isBlankLine,
  isQuoted,
  isRule,
  isAmbiguous,
  itemOf,
  outdent,
  startsBlock,
} from './line.ts';
import type { ItemMark } from './line.ts';
import { isPending, readTable, startsTable } from './table.ts';

// Maximum depth of quotes and lists. Deeper levels stay text, so that the work for a line is bounded.
const maxDepth = 8;

/** Splits a text into lines. */
export const splitLines = (text: string): string[] => text.replaceAll('\r', '').split('\n');

/** Blocks, and the line at which each block begins. */
export interface LexedBlocks {
  readonly blocks: readonly Block[];
  /** First line of each block; `-1` for a table of which only the head has arrived. */
  readonly starts: readonly number[];
}

/**
 * Parses lines into blocks, in linear time.
 * @param open - True while the text grows. Unfinished markup then counts as closed at the end of the text.
 */
// eslint-disable-next-line max-lines-per-function -- in one closure all branches share their state, in fewer bytes
export function lexLines(lines: readonly string[], open = false, depth = 0): LexedBlocks {
  const blocks: Block[] = [];
  const starts: number[] = [];
  const end = lines.length;
  let at = 0;

  const lineAt = (index: number) => lines[index] ?? '';
  /** Checks if a line ends a growing text and its kind of block is still unknown. */
  const isOpenEnd = (index: number) => open && index === end - 1 && isAmbiguous(lineAt(index));
  const inner = (content: readonly string[]) =>
    lexLines(content, open && at >= end, depth + 1).blocks;
  const inline = (text: string) => lexInline(text.trim(), open && at >= end);

  const code = (fence: string): Block => {
    const indent = indentOf(lineAt(at++));
    const content: string[] = [];
    for (; at < end; at++) {
      const line = lineAt(at);
      const rest = line.trim();
      const onlyMarks = rest && rest === fence.charAt(0).repeat(rest.length);
      if (onlyMarks && rest.length >= fence.length) {
        at++;
        break;
      }
      if (!(onlyMarks && isOpenEnd(at))) content.push(outdent(line, indent));
    }
    return { type: 'code', text: content.join('\n') };
  };
  const heading = (level: number): Block => {
    const line = lineAt(at++).trim().slice(level);
    let last = line.length;
    while (line[last - 1] === '#') last--;
    return {
      type: 'heading',
      level,
      children: inline(line[last - 1] === ' ' ? line.slice(0, last) : line),
    };
  };
  const quote = (): Block => {
    const content: string[] = [];
    for (; isQuoted(lineAt(at)); at++) content.push(outdent(lineAt(at).trimStart().slice(1), 1));
    return { type: 'quote', blocks: inner(content) };
  };
  const skipBlank = (from: number) => {
    let next = from;
    while (next < end && isBlankLine(lineAt(next))) next++;
    return next;
  };
  /** Reads the lines of an item: the lines indented under it, and text that continues without a blank line. */
  const itemLines = (mark: ItemMark) => {
    const content = [lineAt(at++).slice(mark.content)];
    while (at < end) {
      const next = skipBlank(at);
      const line = lineAt(next);
      const isInside = indentOf(line) >= mark.indent + 2;
      const isContinuation = next === at && !itemOf(line) && !startsBlock(line) && !isOpenEnd(next);
      if (next === end || !(isInside || isContinuation)) break;
      for (; at < next; at++) content.push('');
      content.push(outdent(line, mark.content));
      at++;
    }
    return content;
  };
  const list = (first: ItemMark): Block => {
    const items: (readonly Block[])[] = [];
    let mark: ItemMark | undefined = first;
    while (mark?.kind === first.kind && !isRule(lineAt(at)) && !isOpenEnd(at)) {
      items.push(inner(itemLines(mark)));
      const next = skipBlank(at);
      mark = itemOf(lineAt(next));
      if (mark?.kind === first.kind) at = next;
    }
    return { type: 'list', start: first.number, items };
  };
  const table = (): Block => {
    const { block, next } = readTable(lines, at, open);
    at = next;
    return block;
  };
  const paragraph = (): Block => {
    const content = [lineAt(at++)];
    for (; at < end && !isBlankLine(lineAt(at)); at++) {
      if (isOpenEnd(at)) {
        // The kind of this line is not known yet, so the line stays hidden and does not end the paragraph.
        at++;
        break;
      }
      if (depth < maxDepth && (startsBlock(lineAt(at)) || startsTable(lines, at, open))) break;
      content.push(lineAt(at));
    }
    return { type: 'paragraph', children: inline(content.join('\n')) };
  };
  const next = (line: string): Block => {
    if (depth >= maxDepth) return paragraph();
    const fence = fenceOf(line);
    const level = headingOf(line);
    if (fence) return code(fence);
    if (level) return heading(level);
    if (isRule(line)) {
      at++;
      return { type: 'rule' };
    }
    if (isQuoted(line)) return quote();
    const item = itemOf(line);
    if (item) return list(item);
    return startsTable(lines, at, open) ? table() : paragraph();
  };

  while (at < end) {
    const start = at;
    const line = lineAt(at);
    if (isBlankLine(line) || isOpenEnd(at)) at++;
    else {
      blocks.push(next(line));
      const isHeadOnly = open && blocks.at(-1)?.type === 'table' && isPending(lines, start);
      starts.push(isHeadOnly ? -1 : start);
    }
  }
  return { blocks, starts };
}

/** Parses the complete text of an answer into blocks. Never throws. @public */
export const lexMarkdown = (text: string): readonly Block[] => lexLines(splitLines(text)).blocks;
