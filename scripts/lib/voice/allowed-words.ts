/** Files in which a replaced word may stay, because their readers expect the word there. */
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
    why: 'Customers and agents read “on duty” on the screen, and tests look for that text.',
  },
  {
    files: /\/(?:search|assistant)\/|\/find-words|\/speaker\.ts$/u,
    word: /^words$|Words$/u,
    why: 'This code splits a text into words.',
  },
  {
    files: /^scripts\/lib\/voice\/|^docs\/glossary\.md$/u,
    word: /./u,
    why: 'The check, its tests and the glossary list the replaced words.',
  },
];

/** Tells whether a replaced word may stay in a file. */
export const isAllowed = (file: string, found: string): boolean =>
  allowedWords.some(({ files, word }) => files.test(file) && word.test(found));
