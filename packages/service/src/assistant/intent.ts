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
 * The kind and mood of a message, known before any search.
 */
export interface Reading {
  readonly kind: 'hand-off' | 'greeting' | 'thanks' | 'empty' | 'question';
  readonly mood: Mood;
}

const maxReadLength = 1000;
const noWordsPattern = /^[^\p{L}\p{N}]*$/u;

/**
 * Distinguishes requests for a person and courtesies from questions, and detects the mood of the customer.
 */
export function readIntent(text: string): Reading {
  const message = normalize(text.slice(0, maxReadLength)).replace(/\s+/g, ' ').trim();
  const mood = upsetPatterns.some((pattern) => pattern.test(message)) ? 'upset' : 'calm';
  return { kind: kindOf(message), mood };
}

function kindOf(message: string): Reading['kind'] {
  if (noWordsPattern.test(message)) return 'empty';
  const bare = message.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const asksForPerson = handOffPatterns.some((pattern) => pattern.test(bare));
  if (asksForPerson && !notHandOffPatterns.some((pattern) => pattern.test(bare))) return 'hand-off';
  const withoutGreeting = bare.replace(greetingPattern, ' ');
  if (noWordsPattern.test(withoutGreeting)) return 'greeting';
  const left = withoutGreeting.replace(thanksPattern, ' ');
  return noWordsPattern.test(left) ? 'thanks' : 'question';
}
