import type { PhraseMatch, SynonymTable } from './synonym-table.ts';
import { stemChinese } from './chinese-stem.ts';
import { pairsOf } from './tokenizer.ts';
import type { Tokenizer, Word } from './tokenizer.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * A way to find a word of the question in articles: by the word itself or by a substitute. An article matches only if
 * it contains all `terms`.
 */
export interface Alternative {
  readonly terms: readonly string[];
  /** Weight of a match: 1 for the customer's own word, less for a substitute. */
  readonly weight: number;
}

/**
 * A word that tells the topic of the question, with all ways to find the word.
 */
export interface Slot {
  readonly alternatives: readonly Alternative[];
  /** Weight of the word: the rarer in the articles, the higher. */
  readonly informative: number;
  /** True if any article contains the word or a substitute. */
  readonly known: boolean;
  /** Weight of the source: 1 for the question itself, less for earlier questions. */
  readonly weight: number;
}

/** Maximum number of characters that the search reads; it ignores the rest. */
const maxQuestionLength = 2000;
/**
 * Maximum number of slots of one text. Each slot costs several look-ups, and a question of a person has fewer distinct
 * informative words.
 */
const maxSlots = 32;

const synonymWeight = 0.8;
const misspeltWeight = 0.8;
const pairsWeight = 0.7;
const stemWeight = 0.8;
/** Weight of phrases made only of everyday words, such as "how long". */
const everydayWeight = 0.5;

/**
 * Dependencies of {@link readQuery}.
 */
export interface QueryTools {
  readonly tokenizer: Tokenizer;
  readonly synonyms: SynonymTable;
  readonly vocabulary: Vocabulary;
}

/**
 * Converts a question to slots. `weight` becomes part of the weight of every slot.
 */
export function readQuery(text: string, tools: QueryTools, weight = 1): Slot[] {
  const words = tools.tokenizer.words(text.slice(0, maxQuestionLength));
  const own = new Map<number, Alternative[]>();
  const seen = new Set<string>();
  words.forEach((word, index) => {
    if (word.stop || seen.has(word.term) || own.size >= maxSlots) return;
    seen.add(word.term);
    own.set(index, ownAlternatives(word, tools.vocabulary));
  });
  const everyday: Slot[] = [];
  for (const { covered, others } of longestOnly(tools.synonyms.matches(words))) {
    const found = others.flatMap((other) => synonymAlternative(other, tools.vocabulary));
    const targets = covered.filter((index) => own.has(index));
    for (const index of targets) own.get(index)?.push(...found);
    const allStop = covered.every((index) => words[index]?.stop === true);
    if (allStop && found.length > 0 && own.size + everyday.length < maxSlots) {
      everyday.push(slotOf(found, tools.vocabulary, weight * everydayWeight));
    }
  }
  const slots = [...own.values()].map((found) => slotOf(found, tools.vocabulary, weight));
  return [...slots, ...everyday];
}

/** Keeps only the longest phrases, because "cash" and "machine" have no separate meaning within "cash machine". */
function longestOnly(matches: readonly PhraseMatch[]): PhraseMatch[] {
  const longestFrom = new Map<number, number>();
  for (const { covered } of matches) {
    const [start = 0] = covered;
    longestFrom.set(start, Math.max(longestFrom.get(start) ?? 0, covered.length));
  }
  const longest = Math.max(0, ...longestFrom.values());
  // Only phrases that begin shortly before a phrase can contain it, so the work is linear in the matches.
  const isInLonger = ({ covered: [start = 0], covered: { length } }: PhraseMatch) => {
    for (let from = start + length - longest; from <= start; from += 1) {
      const other = longestFrom.get(from) ?? 0;
      if (other > length && from + other >= start + length) return true;
    }
    return false;
  };
  return matches.filter((match) => !isInLonger(match));
}

function ownAlternatives(word: Word, vocabulary: Vocabulary): Alternative[] {
  const found: Alternative[] = [{ terms: [word.term], weight: 1 }];
  if (vocabulary.has(word.term)) return found;
  const corrected = vocabulary.closest(word.term);
  if (corrected !== null) found.push({ terms: [corrected], weight: misspeltWeight });
  const stem = word.han ? stemChinese(word.term) : word.term;
  if (stem !== word.term) found.push({ terms: [stem], weight: stemWeight });
  if (word.han && [...word.term].length > 2) {
    found.push({ terms: pairsOf(word.term), weight: pairsWeight });
  }
  return found;
}

function synonymAlternative(words: readonly Word[], vocabulary: Vocabulary): Alternative[] {
  const informative = words.filter((word) => !word.stop);
  // Drops the synonym: without the everyday word "off", "sign off" would become "sign", which is another word
  if (words.length > 1 && informative.length === 1) return [];
  const terms = informative.flatMap((word) =>
    word.han && !vocabulary.has(word.term) && [...word.term].length > 2
      ? pairsOf(word.term)
      : [word.term],
  );
  if (terms.length === 0 || !terms.every((term) => vocabulary.has(term))) return [];
  return [{ terms, weight: synonymWeight }];
}

function slotOf(
  alternatives: readonly Alternative[],
  vocabulary: Vocabulary,
  weight: number,
): Slot {
  const known = alternatives.filter(({ terms }) => terms.every((term) => vocabulary.has(term)));
  const weights = (known[0] ?? alternatives[0])?.terms.map((term) => vocabulary.weight(term)) ?? [];
  return { alternatives, informative: Math.max(0, ...weights), known: known.length > 0, weight };
}
