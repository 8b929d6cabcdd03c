import type { Language } from './language.ts';
import type { Tokenizer, Word } from './tokenizer.ts';
import { normalize } from './tokenizer.ts';
import { chineseSynonyms } from './synonyms/zh.ts';
import { englishSynonyms } from './synonyms/en.ts';

/**
 * A place in a question where a known phrase stands, with what else it may be called.
 */
export interface PhraseMatch {
  /** Indexes into the question's words that the phrase covers. */
  readonly covered: readonly number[];
  readonly others: readonly (readonly Word[])[];
}

/**
 * Finds the phrases of a question that the field has other words for.
 */
export interface SynonymTable {
  matches(words: readonly Word[]): PhraseMatch[];
}

interface Entry {
  readonly words: readonly Word[];
  readonly group: number;
}

/**
 * Prepares the synonyms of a language for look-up by the first word, or the first character in Chinese.
 */
export function createSynonymTable(language: Language, tokenizer: Tokenizer): SynonymTable {
  const groups = groupsOf(language).map((group) => group.map((phrase) => tokenizer.words(phrase)));
  const byStart = new Map<string, Entry[]>();
  groups.forEach((group, index) => {
    for (const words of group) {
      const start = startOf(words[0]);
      byStart.set(start, [...(byStart.get(start) ?? []), { words, group: index }]);
    }
  });

  function matches(words: readonly Word[]): PhraseMatch[] {
    return words.flatMap((word, position) =>
      (byStart.get(startOf(word)) ?? []).flatMap((entry) => {
        const length = matchLength(words, position, entry.words);
        if (length === 0) return [];
        const covered = Array.from({ length }, (_, offset) => position + offset);
        const others = (groups[entry.group] ?? []).filter((other) => other !== entry.words);
        return [{ covered, others }];
      }),
    );
  }

  return { matches };
}

function groupsOf(language: Language): string[][] {
  const table = { en: englishSynonyms, zh: chineseSynonyms, other: '' }[language];
  return table
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' | '));
}

function startOf(word: Word | undefined): string {
  if (word === undefined) return '';
  return word.han ? ([...word.term][0] ?? '') : word.term;
}

/**
 * How many words from a position on the phrase takes up; 0 when it does not stand there. Chinese is compared as
 * running text, since the same phrase may be cut into other words in another sentence.
 */
function matchLength(words: readonly Word[], position: number, phrase: readonly Word[]): number {
  const target = phrase.map(joinable).join('');
  let text = '';
  for (let length = 1; position + length <= words.length; length += 1) {
    const word = words[position + length - 1];
    if (word === undefined) return 0;
    text += joinable(word);
    if (text === target) return length;
    if (text.length >= target.length) {
      return length > 1 && word.han && [...target].length > 1 && text.startsWith(target)
        ? length
        : 0;
    }
    if (!target.startsWith(text)) return 0;
  }
  return 0;
}

function joinable(word: Word): string {
  return word.han ? word.term : `${normalize(word.term)} `;
}
