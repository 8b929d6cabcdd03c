import type { RankedArticle, RankedPassage } from '../search/search-result.ts';
import type { Citation } from './assistant.ts';
import { blocksOf, lengthInWords, plainText, sentencesOf } from './markdown-blocks.ts';
import type { Block } from './markdown-blocks.ts';

const maxWords = 120;
/** Number of words by which a list may exceed the word limit, because incomplete steps are useless. */
const listAllowanceWords = 40;
const excerptLength = 160;
/** Number of words below which the next passage is added to an answer, even if that passage scores low. */
const minWords = 40;
/** Minimum score of a further passage, as a share of the best passage's score. */
const secondPassageShare = 0.6;

/**
 * Composes the answer from an article's own text: the best passage, then further passages that fit the question and the
 * limit.
 */
export function composeAnswer(article: RankedArticle): string {
  const [best, ...rest] = article.passages;
  if (best === undefined) return article.title;
  // A table that alone exceeds the limit is still the answer
  const first = takeBlocks(best, maxWords, listAllowanceWords) || best.text;
  const parts = [first];
  let left = maxWords - lengthInWords(first);
  for (const passage of rest) {
    const fits = passage.score > 0 && passage.score >= best.score * secondPassageShare;
    if (!fits && left < maxWords - minWords) break;
    const heading = passage.heading === null ? '' : `**${passage.heading}**\n\n`;
    const text = takeBlocks(passage, left - lengthInWords(heading), 0);
    if (text === '') continue;
    parts.push(`${heading}${text}`);
    left -= lengthInWords(heading) + lengthInWords(text);
  }
  return parts.join('\n\n');
}

/** Takes whole blocks while they fit, then only the first sentences or items of the next block. */
function takeBlocks(passage: RankedPassage, limit: number, listAllowance: number): string {
  const taken: Block[] = [];
  let left = limit;
  for (const block of blocksOf(passage.text)) {
    const part = fitting(block, left, block.kind === 'list' ? listAllowance : 0);
    if (part.lines.length > 0) taken.push(part);
    if (part.lines.length < block.lines.length || part.lines[0] !== block.lines[0]) break;
    left -= lengthInWords(part.lines.join('\n'));
  }
  const last = taken.at(-1);
  const introducesNothing = last?.kind === 'paragraph' && /[:：]$/.test(last.lines[0] ?? '');
  return (introducesNothing ? taken.slice(0, -1) : taken)
    .map(({ lines }) => lines.join('\n'))
    .join('\n\n');
}

/** Returns the block if it fits, else as much of its beginning as fits. */
function fitting(block: Block, limit: number, allowance: number): Block {
  if (lengthInWords(block.lines.join('\n')) <= limit + allowance) return block;
  if (block.kind === 'other') return { ...block, lines: [] };
  const isList = block.kind === 'list';
  const units = isList ? block.lines : sentencesOf(block.lines.join(' '));
  let left = limit;
  const kept = units.slice(
    0,
    units.findIndex((unit) => (left -= lengthInWords(unit)) < 0),
  );
  const text = kept.join('').trim();
  if (text === '') return { ...block, lines: [] };
  return { ...block, lines: isList ? kept : [text] };
}

/**
 * Returns the citation of an article.
 */
export function citationOf(article: RankedArticle): Citation {
  return {
    articleId: article.id,
    slug: article.slug,
    title: article.title,
    excerpt: plainText(excerptSource(article.passages[0]?.text ?? ''), excerptLength),
    url: article.url,
  };
}

/** Prefers the text around a table, because a table reads badly on one line. */
function excerptSource(markdown: string): string {
  const text = blocksOf(markdown).filter(({ kind }) => kind !== 'other');
  return text.length === 0 ? markdown : text.map(({ lines }) => lines.join('\n')).join('\n');
}
