/**
 * Measures the gzip size of each budget, bundled and minified like the CDN bundle. Static imports count towards the
 * ceiling; dynamic imports are listed separately. `--write` writes the tables in docs/sizes.md. `--modules` prints
 * the size of each module.
 */
import { writeCounts } from '@tellerkit/tooling/counts';
import { readTable, writeTable } from '@tellerkit/tooling/doc-tables';
import type { OutputChunk } from 'rollup';
import { budgets, others } from './lib/budgets.ts';
import type { Budget } from './lib/budgets.ts';
import { measureSize } from './lib/measure-size.ts';

const page = new URL('../docs/sizes.md', import.meta.url);

/** Prints the size of each module before gzip, largest first. */
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
    console.log(label, `could not be measured: ${error instanceof Error ? error.message : ''}`);
  }
}

/** Writes the tables of the page. Only this run measures the other clients. */
async function writeTables(): Promise<void> {
  const head = ['bundle', 'kB gzip', 'ceiling', 'goal', 'later'];
  await writeTable(page, 'sizes', [head, ...rows]);
  const clients: string[][] = [];
  for (const other of others)
    clients.push([other.name, kilobytes((await measureSize(other)).first)]);
  await writeTable(page, 'clients', [['client', 'kB gzip'], ...clients]);
}

/** Checks that the page states the current ceilings and goals. */
function checkPage(): void {
  const written = readTable(page, 'sizes').map(([name, , ceiling, goal]) => [name, ceiling, goal]);
  const isSame = JSON.stringify(written) === JSON.stringify(budgets.map(rowOf));
  counts[isSame ? 'passed' : 'failed'] += 1;
  if (!isSame)
    console.error(
      'docs/sizes.md states other limits than scripts/lib/budgets.ts. Run `pnpm size --write`.',
    );
}

if (process.argv.includes('--write')) await writeTables();
checkPage();
if (counts.failed > 0) {
  console.error(
    'If a bundle is over its ceiling, `pnpm size --modules` prints the size of each module in it.',
  );
}
writeCounts(counts);
process.exitCode = counts.failed > 0 ? 1 : 0;
