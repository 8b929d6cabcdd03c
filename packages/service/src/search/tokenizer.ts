import { stemEnglish } from './english-stem.ts';
import type { Language } from './language.ts';
import { stopWords } from './stop-words.ts';

/**
 * A word of a text.
 */
export interface Word {
  /** Form of the word in the index and in searches. */
  readonly term: string;
  readonly stop: boolean;
  readonly han: boolean;
}

/**
 * Splits text of one language into terms.
 */
export interface Tokenizer {
  /** Returns the words in order, with stop words marked. */
  words(text: string): Word[];
  /** Returns every term that should find the text: words, and for Chinese also characters and pairs. */
  indexTerms(text: string): string[];
}

const hanRun = /\p{Script=Han}+/gu;
const startsWithHan = /^\p{Script=Han}/u;
/**
 * Matches words with hyphens ("log-in", "e-mail"), which customers often write without the hyphen. A match begins at
 * the first letter of a word only, so that a long word is read once.
 */
const hyphenatedPattern = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)+/gu;

/**
 * Converts text to half-width lower case and removes apostrophes, so that "Ｃａｎ’ｔ" and "cant" are the same word.
 */
export function normalize(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’‘`]/gu, '');
}

/**
 * Returns all pairs of neighbouring characters.
 */
export function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/**
 * Creates the tokenizer of a language. Chinese words come from the platform's dictionary (`Intl.Segmenter`). Pairs of
 * characters are added, because the dictionary cuts the same phrase differently in another sentence.
 */
export function createTokenizer(language: Language): Tokenizer {
  const segmenter = new Intl.Segmenter(language === 'zh' ? 'zh' : 'en', { granularity: 'word' });
  const stops = stopWords(language);

  function words(text: string): Word[] {
    const found: Word[] = [];
    for (const { segment, isWordLike } of segmenter.segment(normalize(text))) {
      if (isWordLike !== true) continue;
      const han = startsWithHan.test(segment);
      const term = han || language === 'other' ? segment : stemEnglish(segment);
      found.push({ term, stop: stops.has(segment), han });
    }
    return found;
  }

  function indexTerms(text: string): string[] {
    const terms = words(text).map((word) => word.term);
    const known = new Set(terms);
    const normal = normalize(text);
    for (const compound of normal.match(hyphenatedPattern) ?? []) {
      terms.push(stemEnglish(compound.replace(/[-‐‑]/gu, '')));
    }
    for (const run of normal.match(hanRun) ?? []) {
      for (const part of [...run, ...pairsOf(run)]) if (!known.has(part)) terms.push(part);
    }
    return terms;
  }

  return { words, indexTerms };
}
