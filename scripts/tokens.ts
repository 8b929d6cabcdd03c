// Writes the files generated from the design tokens: the style sheet's module and the JSON for design tools.
// With --check the script writes nothing and fails if a file is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { designTokens } from '../packages/components/tokens/design-tokens.ts';
import { themeSheetModule } from '../packages/components/tokens/sheet-text.ts';

const components = new URL('../packages/components/', import.meta.url);

const base = readFileSync(new URL('tokens/base.css', components), 'utf8');

const files = [
  { url: new URL('src/theme/theme-sheet.ts', components), text: themeSheetModule(base) },
  {
    url: new URL('tokens.json', components),
    text: `${JSON.stringify(designTokens(), null, 2)}\n`,
  },
];

const read = (url: URL): string => {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return '';
  }
};

const stale = files.filter(({ url, text }) => read(url) !== text);
if (!process.argv.includes('--check')) {
  for (const { url, text } of stale) writeFileSync(url, text);
} else if (stale.length > 0) {
  const names = stale.map(({ url }) => url.pathname.split('/').at(-1)).join(', ');
  process.stderr.write(
    `Out of date: ${names}. Run "node scripts/tokens.ts" and commit the result.\n`,
  );
  process.exitCode = 1;
}
