/** Checks that each test is named after the file or folder under test, or is a scenario. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { root } from './lib/packages.ts';

const patterns = ['*.test.ts', '*.test.js', '*.test.mjs'];
const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...patterns], {
  cwd: root,
});
// Git also lists deleted files until they are staged
const files = listed
  .toString()
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));

const name = /^(?<subject>[a-z0-9-]+)(?<scenario>\.scenario)?(\.browser|\.node)?\.test\.ts$/;

/** Returns advice on the name of a test, or undefined if the name is right. */
function faultOf(file: string): string | undefined {
  const { subject, scenario } = name.exec(basename(file))?.groups ?? {};
  if (subject === undefined)
    return 'Name it `<subject>.test.ts` or `<subject>.scenario.test.ts`, with `.browser` or `.node` before `.test`.';
  if (scenario !== undefined) return undefined;
  const folder = dirname(file);
  if (
    basename(folder) === subject ||
    ['ts', 'js', 'mjs'].some((ending) => existsSync(join(root, folder, `${subject}.${ending}`)))
  )
    return undefined;
  return `Move it beside \`${subject}.ts\` or into a folder \`${subject}\`. If it tests several files, name it \`${subject}.scenario.test.ts\`.`;
}

let faults = 0;
for (const file of files) {
  const fault = faultOf(file);
  if (fault === undefined) continue;
  faults += 1;
  console.error(`${file} is not named after its subject. ${fault}`);
}
if (files.length === 0)
  console.error('No test was found. Correct the patterns in scripts/check-test-names.ts.');
console.log(`${files.length} tests checked`);
process.exitCode = faults > 0 || files.length === 0 ? 1 : 0;
