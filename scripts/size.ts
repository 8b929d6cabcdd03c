/**
 * Gzip size of what a page loads for each budget, bundled and minified as the CDN bundle is.
 * Every static import counts; what loads later by dynamic import stands apart. `--write` prints the tables into
 * docs/sizes.md, `--modules` says where the bytes come from.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rollup, type OutputChunk } from 'rollup';
import { browserBundle } from '../rollup.config.js';
import { budgets, others, type Budget, type Measured } from './lib/budgets.ts';
import { writeCounts } from '../packages/tooling/src/counts.ts';
import { readTable, writeTable } from '../packages/tooling/src/doc-tables.ts';
import { root } from './lib/packages.ts';

const page = 'docs/sizes.md';

const gzipped = (text: string) => gzipSync(text, { level: 9 }).length / 1000;

/** The chunks that load with the entry, and those that wait. */
function splitChunks(
  entry: OutputChunk,
  chunks: ReadonlyMap<string, OutputChunk>,
  opens: readonly string[] = [],
) {
  const first = new Set<OutputChunk>();
  const visit = (chunk: OutputChunk | undefined) => {
    if (!chunk || first.has(chunk)) return;
    first.add(chunk);
    for (const name of chunk.imports) visit(chunks.get(name));
  };
  visit(entry);
  for (const chunk of chunks.values()) {
    const holds = (path: string) => chunk.moduleIds.some((id) => id.includes(`src/${path}`));
    if (opens.some(holds)) visit(chunk);
  }
  return { first: [...first], later: [...chunks.values()].filter((chunk) => !first.has(chunk)) };
}

async function measure({
  name,
  imports,
  names,
  opens,
}: Measured): Promise<{ first: number; later: number }> {
  // inside the components package, from which every entry resolves
  const folder = join(root, 'packages/components/.temp/size');
  mkdirSync(folder, { recursive: true });
  const entryFile = join(folder, `${name.replaceAll(/\W+/g, '-')}.js`);
  const take = (specifier: string, index: number) =>
    `export ${names?.[specifier] ? `{ ${names[specifier].join(', ')} }` : `* as entry${String(index)}`} from '${specifier}';\n`;
  writeFileSync(entryFile, imports.map(take).join(''));
  const { output, ...options } = browserBundle({ page: entryFile }, join(folder, 'out'));
  const bundle = await rollup({ ...options, logLevel: 'silent' });
  const built = (await bundle.generate(output)).output;
  await bundle.close();
  const chunks = new Map<string, OutputChunk>();
  for (const file of built) if (file.type === 'chunk') chunks.set(file.fileName, file);
  const entry = built[0];
  const { first, later } = splitChunks(entry, chunks, opens);
  const code = first.map((chunk) => chunk.code).join('');
  if (code.length < 200) throw new Error(`${imports.join(', ')} holds nothing yet`);
  if (process.argv.includes('--modules')) printModules(first);
  const sum = (list: OutputChunk[]) => list.reduce((total, { code }) => total + gzipped(code), 0);
  return { first: sum(first), later: sum(later) };
}

/** With --modules: where the bytes come from, before gzip. */
function printModules(chunks: readonly OutputChunk[]): void {
  const modules = chunks.flatMap((chunk) => Object.entries(chunk.modules));
  const sizes = modules.map(([id, { renderedLength }]) => ({ id, renderedLength }));
  for (const { id, renderedLength } of sizes.sort((a, b) => b.renderedLength - a.renderedLength)) {
    if (renderedLength > 200)
      console.log(
        `${String(renderedLength).padStart(8)} ${id.replace(/^.*(node_modules|packages)\//, '')}`,
      );
  }
}

function verdict(size: number, { ceiling, goal }: Budget): string {
  if (size > ceiling) return '  over its ceiling';
  return size > goal ? '  above its goal' : '';
}

const kilobytes = (size: number) => size.toFixed(1);
const rowOf = ({ name, ceiling, goal }: Budget) => [name, kilobytes(ceiling), kilobytes(goal)];
const rows: string[][] = [];
const counts = { passed: 0, failed: 0, skipped: 0 };
console.log('what                         kB gzip  ceiling     goal    later');
for (const budget of budgets) {
  const label = budget.name.padEnd(28);
  try {
    const { first, later } = await measure(budget);
    const { ceiling, goal } = budget;
    const over = first > ceiling;
    counts[over ? 'failed' : 'passed'] += 1;
    const [name = '', ...bounds] = rowOf(budget);
    rows.push([name, kilobytes(first), ...bounds, kilobytes(later)]);
    const cells = [first.toFixed(2), ceiling.toFixed(1), goal.toFixed(1), later.toFixed(2)];
    console.log(label, ...cells.map((cell) => cell.padStart(7)), verdict(first, budget));
  } catch (error) {
    counts.failed += 1;
    console.log(label, `cannot be measured: ${error instanceof Error ? error.message : ''}`);
  }
}

/** Prints the tables of the page anew; those beside the SDK are measured for it alone. */
async function writeTables(): Promise<void> {
  const head = ['what', 'kB gzip', 'ceiling', 'goal', 'later'];
  await writeTable(page, 'sizes', [head, ...rows]);
  const beside: string[][] = [];
  for (const { name, imports } of others)
    beside.push([name, kilobytes((await measure({ name, imports })).first)]);
  await writeTable(page, 'clients', [['what', 'kB gzip'], ...beside]);
}

/** The page says what is held: whoever moves a ceiling prints it anew. */
function checkPage(): void {
  const said = readTable(page, 'sizes').map(([name, , ceiling, goal]) => [name, ceiling, goal]);
  const isSame = JSON.stringify(said) === JSON.stringify(budgets.map(rowOf));
  counts[isSame ? 'passed' : 'failed'] += 1;
  if (!isSame) console.error(`${page} names other ceilings. Run \`pnpm size --write\`.`);
}

if (process.argv.includes('--write')) await writeTables();
checkPage();
rmSync(join(root, 'packages/components/.temp/size'), { recursive: true, force: true });
if (counts.failed > 0) {
  console.error('Over its ceiling: `pnpm size --modules` shows where the bytes come from.');
}
writeCounts(counts);
process.exitCode = counts.failed > 0 ? 1 : 0;
