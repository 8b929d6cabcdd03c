import { stemEnglish } from './english-stem.ts';
import type { Language } from './language.ts';
import { stopWords } from './stop-words.ts';

/**
 * One word of a text, in reading order.
 */
export interface Word {
  /** What the word is indexed and searched under. */
  readonly term: string;
  readonly stop: boolean;
  readonly han: boolean;
}

/**
 * Cuts text of one language into terms.
 */
export interface Tokenizer {
  /** Words in order, stop words included and marked. */
  words(text: string): Word[];
  /** Everything that a text shall be found by: words, and for Chinese also its characters and pairs. */
  indexTerms(text: string): string[];
}

const hanRun = /\p{Script=Han}+/gu;
const startsWithHan = /^\p{Script=Han}/u;
/** Marks that join a word in writing ("log-in", "e-mail") and that customers leave out. */
const hyphenatedPattern = /[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)+/gu;

/**
 * Brings width, case and apostrophes to one form, so that "Ｃａｎ’ｔ" and "cant" are the same word.
 */
export function normalize(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’‘`]/gu, '');
}

/**
 * All neighbouring pairs of characters.
 */
export function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/**
 * Makes the tokenizer of a language. Chinese comes from the platform's own dictionary (`Intl.Segmenter`);
 * pairs of characters are added because that dictionary cuts the same phrase differently in another sentence.
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
