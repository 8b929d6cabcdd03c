import { countCharacters, cutText } from '@tellerkit/contract/wire';

/**
 * A paragraph, a list or a table of an article. An answer cuts a paragraph only between sentences, a list only between
 * items, and a table never.
 */
export interface Block {
  readonly kind: 'paragraph' | 'list' | 'other';
  /** Lines of the block. Each list item is one line, and so is a whole paragraph. */
  readonly lines: readonly string[];
}

const listItem = /^\s*(?:[-*+]|\d+[.)])\s+/;

/**
 * Splits the Markdown of a section into blocks.
 */
export function blocksOf(markdown: string): Block[] {
  return markdown
    .split(/\n\s*\n/)
    .flatMap(splitAtList)
    .filter((block) => block.lines.length > 0);
}

/** Separates a list from its introduction, even if no blank line stands between them. */
function splitAtList(chunk: string): Block[] {
  const lines = chunk.split('\n').filter((line) => line.trim() !== '');
  if (/^\s*(?:\||```|~~~|>)/.test(lines[0] ?? '')) return [{ kind: 'other', lines }];
  const start = lines.findIndex((line) => listItem.test(line));
  if (start === -1) return [paragraph(lines)];
  const items: string[] = [];
  for (const line of lines.slice(start)) {
    if (listItem.test(line) || items.length === 0) items.push(line);
    else items.push(`${items.pop() ?? ''}\n${line}`);
  }
  const list: Block = { kind: 'list', lines: items };
  return start === 0 ? [list] : [paragraph(lines.slice(0, start)), list];
}

function paragraph(lines: readonly string[]): Block {
  return { kind: 'paragraph', lines: [lines.map((line) => line.trim()).join(' ')] };
}

/**
 * Measures a text in words; two Chinese characters count as one word.
 */
export function lengthInWords(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return words + Math.ceil(han / 2);
}

/** Matches the end of a sentence: marks before white space or the end of the text, or Chinese marks anywhere. */
const sentenceEnd = /(?<![.!?])[.!?]+(?:\s+|$)|[。！？]+/gu;

/**
 * Splits a paragraph into sentences, each with the space after it.
 */
export function sentencesOf(text: string): string[] {
  const ends = Array.from(text.matchAll(sentenceEnd), ({ 0: mark, index }) => index + mark.length);
  return [...ends, text.length]
    .map((end, index) => text.slice(ends[index - 1] ?? 0, end))
    .filter((sentence) => sentence !== '');
}

const wordEnd = /[\s。，；,;.]/u;

/**
 * Converts Markdown to plain text on one line, cut to at most `maxLength` characters: see {@link cutText}.
 */
export function plainText(markdown: string, maxLength: number): string {
  const plain = markdown
    .replace(/!?\[([^[\]]*)\]\([^)[\]]*\)/g, '$1')
    .replace(/^[ \t]*(?:[-*+]|\d+[.)]|#{1,6}|>)[ \t]+/gm, '')
    .replace(/^[\s|:-]+$/gm, '')
    .replace(/[*_`|]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const whole = cutText(plain, maxLength);
  if (whole === plain) return plain;
  const cut = cutText(plain, maxLength - 1);
  const lastEnd = cut.split('').findLastIndex((character) => wordEnd.test(character));
  const words = cut.slice(0, lastEnd + 1).trim();
  return `${countCharacters(words) > maxLength / 2 ? words : cut}…`;
}
