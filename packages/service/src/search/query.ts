import type { PhraseMatch, SynonymTable } from './synonym-table.ts';
import { stemChinese } from './chinese-stem.ts';
import { pairsOf } from './tokenizer.ts';
import type { Tokenizer, Word } from './tokenizer.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * One way to find what a word of the question means: all its terms together.
 */
export interface Alternative {
  readonly terms: readonly string[];
  /** 1 for the customer's own word, less for what stands in for it. */
  readonly weight: number;
}

/**
 * A word of the question that carries topic, with every way to find it.
 */
export interface Slot {
  readonly alternatives: readonly Alternative[];
  /** How telling the word is among the articles. */
  readonly informative: number;
  /** Whether any article holds the word or one that stands in for it. */
  readonly known: boolean;
  /** 1 for the question itself, less for words taken over from earlier turns. */
  readonly weight: number;
}

/** What the customer may type at most; the rest of a longer text is not searched. */
const longestQuestion = 2000;
const mostSlots = 48;

const synonymWeight = 0.8;
const misspeltWeight = 0.8;
const pairsWeight = 0.7;
const stemWeight = 0.8;
/** For phrases made of everyday words only, such as "how long". */
const everydayWeight = 0.5;

/**
 * What a question is read with.
 */
export interface QueryTools {
  readonly tokenizer: Tokenizer;
  readonly synonyms: SynonymTable;
  readonly vocabulary: Vocabulary;
}

/**
 * Reads a question into slots. `weight` scales all of them.
 */
export function readQuery(text: string, tools: QueryTools, weight = 1): Slot[] {
  const words = tools.tokenizer.words(text.slice(0, longestQuestion));
  const own = new Map<number, Alternative[]>();
  const seen = new Set<string>();
  words.forEach((word, index) => {
    if (word.stop || seen.has(word.term) || own.size >= mostSlots) return;
    seen.add(word.term);
    own.set(index, ownAlternatives(word, tools.vocabulary));
  });
  const everyday: Slot[] = [];
  for (const { covered, others } of longestOnly(tools.synonyms.matches(words))) {
    const found = others.flatMap((other) => synonymAlternative(other, tools.vocabulary));
    const targets = covered.filter((index) => own.has(index));
    for (const index of targets) own.get(index)?.push(...found);
    const allStop = covered.every((index) => words[index]?.stop === true);
    if (allStop && found.length > 0 && everyday.length < mostSlots) {
      everyday.push(slotOf(found, tools.vocabulary, weight * everydayWeight));
    }
  }
  const slots = [...own.values()].map((found) => slotOf(found, tools.vocabulary, weight));
  return [...slots, ...everyday];
}

/** Within "cash machine" the words "cash" and "machine" mean nothing else, so longer phrases win. */
function longestOnly(matches: readonly PhraseMatch[]): PhraseMatch[] {
  return matches.filter(
    (match) =>
      !matches.some(
        (other) =>
          other.covered.length > match.covered.length &&
          match.covered.every((index) => other.covered.includes(index)),
      ),
  );
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
  const telling = words.filter((word) => !word.stop);
  // "sign off" without its everyday word is another word, "sign"
  if (words.length > 1 && telling.length === 1) return [];
  const terms = telling.flatMap((word) =>
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
