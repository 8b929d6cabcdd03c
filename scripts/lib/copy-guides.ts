import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from './packages.ts';

/**
 * Copies the guides into a folder of the package that names them in its warnings. A link to a file outside the guides
 * becomes plain text, because that file does not ship.
 */
export function copyGuides(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const file of globSync('docs/guides/*.md', { cwd: root })) {
    const text = readFileSync(join(root, file), 'utf8');
    writeFileSync(
      join(folder, basename(file)),
      text.replaceAll(/\[([^\]]+)\]\(\.\.\/[^)]*\)/g, '$1'),
    );
  }
}
