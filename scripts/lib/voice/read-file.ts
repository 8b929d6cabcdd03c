import { readCode } from './read-code.ts';
import { readNames } from './read-names.ts';
import { readProse } from './read-prose.ts';
import { isAllowed } from './allowed-words.ts';
import { replacedNames, replacedPhrases } from './replaced-words.ts';
import type { ReplacedWord } from './replaced-words.ts';
import { sentencesOf } from './sentences.ts';
import type { Sentence } from './sentences.ts';

/** A replaced word in a file, with its place and the word to write instead. */
export interface FoundWord {
  readonly file: string;
  readonly line: number;
  readonly found: string;
  readonly instead: string;
}

/** Result of reading a file: its sentences, and the replaced words in it. */
export interface ReadFile {
  readonly sentences: readonly Sentence[];
  readonly replaced: readonly FoundWord[];
}

function find(
  replaced: readonly ReplacedWord[],
  { file, line }: { readonly file: string; readonly line: number },
  text: string,
): readonly FoundWord[] {
  return replaced.flatMap(({ word, instead }) => {
    const found = word.exec(text)?.[0];
    if (found === undefined || isAllowed(file, found)) return [];
    return [{ file, line, found: text.length < 40 ? text : found, instead }];
  });
}

/** Reads the sentences of a Markdown, TypeScript or JavaScript file, and finds replaced words in texts and names. */
export function readFile(file: string, source: string): ReadFile {
  const isProse = file.endsWith('.md');
  const sentences = (isProse ? readProse : readCode)(file, source).flatMap(sentencesOf);
  const names = isProse ? [] : readNames(file, source);
  return {
    sentences,
    replaced: [
      ...sentences.flatMap((sentence) => find(replacedPhrases, sentence, sentence.text)),
      ...names.flatMap(({ line, name }) => find(replacedNames, { file, line }, name)),
    ],
  };
}
