/**
 * Checks the texts that people read in the repository. At most 3 % of the sentences may be inverted: they start with a
 * question word and ask nothing. No test title starts with "that". No text or name uses a word of
 * `lib/voice/replaced-words.ts`. Paths as arguments limit the check to these paths. `--all` prints every inverted
 * sentence. Without it, only the longest are printed, for each part of the repository that has too many.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/packages.ts';
import { readFile } from './lib/voice/read-file.ts';
import type { Sentence } from './lib/voice/sentences.ts';

/** Maximum share of inverted sentences. A model codebase of the field has 1.8 %. */
const highestShare = 0.03;
const printedLines = 20;
/** Matches files that the check skips: articles with customers' questions, and files that tools write. */
const unread = /^examples\/bank\/knowledge\/|\/CHANGELOG\.md$|\/generated\/|\.api\.md$/u;

const paths = process.argv.slice(2).filter((argument) => argument !== '--all');
const isWhole = process.argv.includes('--all');

/** Names the part of the repository that a sentence counts for. */
function groupOf({ kind, file }: Sentence): string {
  if (kind === 'test title') return 'test titles';
  if (kind === 'prose') return file.startsWith('.changeset/') ? 'changesets' : 'docs';
  return /^packages\/[^/]+|^examples/u.exec(file)?.[0] ?? 'scripts and settings';
}

const listed = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', '--', ...(paths.length > 0 ? paths : ['.'])],
  { cwd: root, encoding: 'utf8' },
);
const files = listed
  .split('\n')
  .filter((file) => /\.(?:ts|js|mjs|md)$/u.test(file) && !unread.test(file))
  .filter((file) => existsSync(join(root, file)));

const read = files.map((file) => readFile(file, readFileSync(join(root, file), 'utf8')));
const replaced = read.flatMap((file) => file.replaced);
const groups = new Map<string, Sentence[]>();
for (const sentence of read.flatMap(({ sentences }) => sentences)) {
  const group = groupOf(sentence);
  groups.set(group, [...(groups.get(group) ?? []), sentence]);
}

const place = ({ file, line }: { readonly file: string; readonly line: number }) =>
  `${file}:${line}`;

let faults = replaced.length;
for (const word of replaced)
  console.error(`${place(word)} says “${word.found}”. Write: ${word.instead}.`);

for (const title of groups.get('test titles') ?? []) {
  if (!/^that\b/iu.test(title.text)) continue;
  faults += 1;
  console.error(`${place(title)} starts with “that”. Start the title with the tested behaviour.`);
}

console.log('share  inverted  sentences  where');
for (const [group, sentences] of [...groups].sort(([one], [other]) => one.localeCompare(other))) {
  const inverted = sentences.filter(({ isInverted }) => isInverted);
  const share = inverted.length / sentences.length;
  const percent = `${(100 * share).toFixed(1)} %`.padStart(6);
  console.log(
    `${percent}${String(inverted.length).padStart(9)}${String(sentences.length).padStart(11)}  ${group}`,
  );
  const isOver = share > highestShare;
  if (isOver) faults += 1;
  if (!isOver && !isWhole) continue;
  const worst = [...inverted].sort((one, other) => other.text.length - one.text.length);
  for (const sentence of isWhole ? inverted : worst.slice(0, printedLines))
    console.error(`${place(sentence)} ${sentence.text}`);
  if (isOver)
    console.error(
      `${group}: more than ${100 * highestShare} % of the sentences are inverted. Start the sentences listed above with their subject.`,
    );
}
process.exitCode = faults > 0 ? 1 : 0;
