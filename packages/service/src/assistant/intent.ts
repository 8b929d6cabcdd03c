import { normalize } from '../search/tokenizer.ts';
import type { Mood } from './assistant.ts';
import {
  greetingPattern,
  handOffPatterns,
  notHandOffPatterns,
  thanksPattern,
  upsetPatterns,
} from './intent-patterns.ts';

/**
 * What can be told about a message before anything is searched.
 */
export interface Reading {
  readonly kind: 'hand-off' | 'greeting' | 'thanks' | 'empty' | 'question';
  readonly mood: Mood;
}

const longestRead = 1000;
const noWordsPattern = /^[^\p{L}\p{N}]*$/u;

/**
 * Tells requests for a person and courtesies from questions, and notes the customer's mood.
 */
export function readIntent(text: string): Reading {
  const said = normalize(text.slice(0, longestRead)).replace(/\s+/g, ' ').trim();
  const mood = upsetPatterns.some((pattern) => pattern.test(said)) ? 'upset' : 'calm';
  return { kind: kindOf(said), mood };
}

function kindOf(said: string): Reading['kind'] {
  if (noWordsPattern.test(said)) return 'empty';
  const bare = said.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const asksForPerson = handOffPatterns.some((pattern) => pattern.test(bare));
  if (asksForPerson && !notHandOffPatterns.some((pattern) => pattern.test(bare))) return 'hand-off';
  const withoutGreeting = bare.replace(greetingPattern, ' ');
  if (noWordsPattern.test(withoutGreeting)) return 'greeting';
  const left = withoutGreeting.replace(thanksPattern, ' ');
  return noWordsPattern.test(left) ? 'thanks' : 'question';
}
