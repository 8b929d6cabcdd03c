import type { Language } from './language.ts';
import type { Tokenizer, Word } from './tokenizer.ts';
import { normalize } from './tokenizer.ts';
import { chineseSynonyms } from './synonyms/zh.ts';
import { englishSynonyms } from './synonyms/en.ts';

/**
 * A known phrase in a question, with its synonyms.
 */
export interface PhraseMatch {
  /** Indexes of the question's words that the phrase covers. */
  readonly covered: readonly number[];
  readonly others: readonly (readonly Word[])[];
}

/**
 * Finds the phrases of a question that have synonyms.
 */
export interface SynonymTable {
  matches(words: readonly Word[]): PhraseMatch[];
}

interface Entry {
  readonly words: readonly Word[];
  readonly group: number;
}

/**
 * Prepares the synonyms of a language for look-up by their first word, or by their first character in Chinese.
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
 * Counts the words that a phrase covers from a position on; 0 if the phrase does not match. Chinese is compared as
 * running text, because the dictionary may cut the same phrase differently in another sentence.
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
