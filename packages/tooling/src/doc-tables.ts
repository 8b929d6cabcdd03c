import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';

type Table = readonly (readonly string[])[];

/** Matches a table with its start and end markers in a page. The rest of the page is written by hand. */
const tablePattern = (name: string) =>
  new RegExp(`(<!-- table ${name} -->\\n)[\\s\\S]*?(<!-- end ${name} -->)`);

/** Formats a table as Markdown. The first row is the head. */
function markdown([head = [], ...rows]: Table): Promise<string> {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const text = [head, head.map(() => '---'), ...rows].map(line).join('');
  return format(text, { parser: 'markdown', printWidth: 140 });
}

/** Writes a table between its markers in a page of the documentation. */
export async function writeTable(page: URL, name: string, table: Table): Promise<void> {
  const before = readFileSync(page, 'utf8');
  if (!tablePattern(name).test(before))
    throw new Error(
      `${page.pathname} has no markers for the table \`${name}\`. Add them where the table belongs.`,
    );
  const text = await markdown(table);
  writeFileSync(
    page,
    before.replace(tablePattern(name), (_, start, end) => `${start}\n${text}\n${end}`),
  );
}

/** Reads the cells of a table in a page, by row, without the head. */
export function readTable(page: URL, name: string): string[][] {
  const text = tablePattern(name).exec(readFileSync(page, 'utf8'))?.[0] ?? '';
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
