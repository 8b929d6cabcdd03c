import type { Alignment, TableBlock } from './ast.ts';
import { lexInline } from './inline.ts';

const maxColumns = 24;

/** Splits a row into cells. `\|` is a bar inside a cell. */
const cellsOf = (line: string): string[] =>
  line
    .trim()
    // No line contains a line break, so one can stand for `\|`.
    .replaceAll('\\|', '\n')
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map((cell) => cell.replaceAll('\n', '|').trim());

function alignmentOf(cell: string): Alignment {
  const end = cell.endsWith(':');
  if (cell.startsWith(':')) return end ? 'center' : 'start';
  return end ? 'end' : '';
}

/** Checks if a line could be the divider under a table's head, or the beginning of such a divider. */
const isDivider = (line: string): boolean => /^[|:\- \t]*$/.test(line);

/** Checks if a table's second line may still be incomplete. */
export const isPending = (lines: readonly string[], at: number): boolean =>
  at + 1 >= lines.length || (at + 2 === lines.length && isDivider(lines[at + 1] ?? ''));

/**
 * Checks if a table begins at a line.
 * @param open - True while the text grows. A head alone then counts as a table.
 */
export function startsTable(lines: readonly string[], at: number, open: boolean): boolean {
  const head = lines[at] ?? '';
  const next = lines[at + 1] ?? '';
  if (!head.includes('|')) return false;
  if (next.includes('-') && isDivider(next)) {
    const columns = cellsOf(next).length;
    if (columns <= maxColumns && columns === cellsOf(head).length) return true;
  }
  return open && isPending(lines, at) && head.trimStart().startsWith('|');
}

/** Reads the table that begins at a line. Returns the table and the index of the line after it. */
export function readTable(
  lines: readonly string[],
  at: number,
  open: boolean,
): { readonly block: TableBlock; readonly next: number } {
  const cells = (line: string, grows: boolean) =>
    cellsOf(line)
      .slice(0, maxColumns)
      .map((cell) => lexInline(cell, grows));
  const rows = [];
  let next = at + 2;
  for (; lines[next]?.includes('|'); next++)
    rows.push(cells(lines[next] ?? '', open && next === lines.length - 1));
  const head = cells(lines[at] ?? '', false);
  const alignments = cellsOf(lines[at + 1] ?? '').map(alignmentOf);
  return { block: { type: 'table', alignments, head, rows }, next };
}
