import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Returns the forms in which a file or a store could contain a word: UTF-8, UTF-16 and Base64. */
function formsOf(word: string): string[] {
  const utf8 = Buffer.from(word);
  // Base64 encodes groups of three bytes, so the result depends on the word's offset in its group
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), utf8])
      .toString('base64')
      .slice(4, -4),
  );
  return [word, Buffer.from(word, 'utf16le').toString('latin1'), ...base64];
}

/** Counts the occurrences of a word in bytes that are read as Latin-1 text. */
export function countWord(text: string, word: string): number {
  return formsOf(word).reduce((sum, form) => sum + text.split(form).length - 1, 0);
}

/** Finds the files of a folder that contain a word. */
export function filesWithWord(folder: string, word: string): string[] {
  return globSync('**/*', { cwd: folder }).filter((file) => {
    const path = join(folder, file);
    // A running browser may delete files meanwhile
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats?.isFile() && countWord(readFileSync(path, 'latin1'), word) > 0;
  });
}
