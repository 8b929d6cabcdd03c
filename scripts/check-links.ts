/** Checks that relative links in Markdown files lead to existing files. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './lib/packages.ts';

const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], {
  cwd: root,
});
// Git also lists deleted files until they are staged
const files = listed
  .toString()
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));
let broken = 0;

for (const file of files) {
  const prose = readFileSync(join(root, file), 'utf8').replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
  const targets = [
    ...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g),
    ...prose.matchAll(/<(?:img|a|source)\s[^>]*?(?:src|href|srcset)="([^"]+)"/g),
  ].map((match) => match[1] ?? '');
  for (const target of targets) {
    if (/^([a-z]+:|#|\/\/)/i.test(target)) continue;
    const path = decodeURI(target.replace(/[?#].*$/, ''));
    const base = path.startsWith('/') ? root : dirname(join(root, file));
    // The reference is built, not committed
    if (path.includes('reference/') || existsSync(join(base, path))) continue;
    broken += 1;
    console.error(`${file}: ${target} does not exist. Fix the link or add the file.`);
  }
}
if (files.length === 0)
  console.error('No Markdown file was found. Correct the pattern in scripts/check-links.ts.');
console.log(`${files.length} Markdown files checked`);
process.exitCode = broken > 0 || files.length === 0 ? 1 : 0;
