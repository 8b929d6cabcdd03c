import type { Text } from './text.ts';

/** A sentence that a reader meets, and the line that its text starts in. */
export interface Sentence extends Text {
  /** It starts with a question word and asks nothing, so that a reader learns the subject last. */
  readonly isInverted: boolean;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const questionWord =
  /^[^\p{L}\p{N}]*(?:what|who|whom|whose|where|whether|how|whatever|whoever|wherever)\b/iu;

/** Splits a text into its sentences. A blank line and a list's dash end a sentence too. */
export function sentencesOf(text: Text): readonly Sentence[] {
  return text.text
    .split(/\n\s*\n|\n\s*[-*] /u)
    .flatMap((block) => [...segmenter.segment(block.replace(/\s+/gu, ' '))])
    .map(({ segment }) => segment.trim())
    .filter((sentence) => /\p{L}/u.test(sentence))
    .map((sentence) => ({
      ...text,
      text: sentence,
      isInverted: questionWord.test(sentence) && !/\?\W*$/u.test(sentence),
    }));
}
