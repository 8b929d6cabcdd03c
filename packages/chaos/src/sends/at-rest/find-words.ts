import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The forms in which a word could lie in a file or a store: UTF-8, UTF-16 and Base64. */
function formsOf(word: string): string[] {
  const utf8 = Buffer.from(word);
  // What Base64 makes of a word depends on where in a group of three bytes it begins
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), utf8])
      .toString('base64')
      .slice(4, -4),
  );
  return [word, Buffer.from(word, 'utf16le').toString('latin1'), ...base64];
}

/** How often a word lies in a text of bytes. */
export function countWord(text: string, word: string): number {
  return formsOf(word).reduce((sum, form) => sum + text.split(form).length - 1, 0);
}

/** The files of a folder in which a word lies. */
export function filesWithWord(folder: string, word: string): string[] {
  return globSync('**/*', { cwd: folder }).filter((file) => {
    const path = join(folder, file);
    // Files come and go while a browser runs
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats?.isFile() && countWord(readFileSync(path, 'latin1'), word) > 0;
  });
}
