/**
 * Gzip size of what a page loads for each budget, bundled and minified as the CDN bundle is.
 * Every static import counts; what loads later by dynamic import stands apart. `--write` prints the tables into
 * docs/sizes.md, `--modules` says where the bytes come from.
 */
import { writeCounts } from '@tellerkit/tooling/counts';
import { readTable, writeTable } from '@tellerkit/tooling/doc-tables';
import type { OutputChunk } from 'rollup';
import { budgets, others } from './lib/budgets.ts';
import type { Budget } from './lib/budgets.ts';
import { measureSize } from './lib/measure-size.ts';

const page = new URL('../docs/sizes.md', import.meta.url);

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
console.log('bundle                       kB gzip  ceiling     goal    later');
for (const budget of budgets) {
  const label = budget.name.padEnd(28);
  try {
    const { first, later, chunks } = await measureSize(budget);
    if (process.argv.includes('--modules')) printModules(chunks);
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

/** Prints the tables of the page again; those beside the SDK are measured for it alone. */
async function writeTables(): Promise<void> {
  const head = ['bundle', 'kB gzip', 'ceiling', 'goal', 'later'];
  await writeTable(page, 'sizes', [head, ...rows]);
  const beside: string[][] = [];
  for (const other of others)
    beside.push([other.name, kilobytes((await measureSize(other)).first)]);
  await writeTable(page, 'clients', [['client', 'kB gzip'], ...beside]);
}

/** The page says what is held: whoever moves a ceiling prints it again. */
function checkPage(): void {
  const said = readTable(page, 'sizes').map(([name, , ceiling, goal]) => [name, ceiling, goal]);
  const isSame = JSON.stringify(said) === JSON.stringify(budgets.map(rowOf));
  counts[isSame ? 'passed' : 'failed'] += 1;
  if (!isSame) console.error('docs/sizes.md names other ceilings. Run `pnpm size --write`.');
}

if (process.argv.includes('--write')) await writeTables();
checkPage();
if (counts.failed > 0) {
  console.error('Over its ceiling: `pnpm size --modules` shows where the bytes come from.');
}
writeCounts(counts);
process.exitCode = counts.failed > 0 ? 1 : 0;
