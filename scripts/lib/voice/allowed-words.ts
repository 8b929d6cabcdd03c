/** A place where a replaced word stays, because its reader expects it there. */
interface AllowedWord {
  /** Matches the file's path from the repository's root. */
  readonly files: RegExp;
  readonly word: RegExp;
  readonly why: string;
}

const allowedWords: readonly AllowedWord[] = [
  {
    files: /\/strings[.\w-]*\.ts$|strings\.\w+\.ts$|\/texts\.ts$|-texts\.ts$|\.test\.ts$/u,
    word: /duty/iu,
    why: 'Customers and agents read “on duty”, and tests look for what they read.',
  },
  {
    files: /\/(?:search|assistant)\/|\/find-words|\/speaker\.ts$/u,
    word: /^words$|Words$/u,
    why: 'They split a text into its words.',
  },
  {
    files: /^scripts\/lib\/voice\/|^docs\/glossary\.md$/u,
    word: /./u,
    why: 'The list of words, its test and the glossary name them.',
  },
];

/** Tells whether a replaced word may stay where it stands. */
export const isAllowed = (file: string, found: string): boolean =>
  allowedWords.some(({ files, word }) => files.test(file) && word.test(found));
