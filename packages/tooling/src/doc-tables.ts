import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';

type Table = readonly (readonly string[])[];

/** Where a table begins and ends in a page; everything else in it is written by hand. */
const marked = (name: string) =>
  new RegExp(`(<!-- table ${name} -->\\n)[\\s\\S]*?(<!-- end ${name} -->)`);

/** Writes a table as Markdown; its first row is the head. */
function markdown([head = [], ...rows]: Table): Promise<string> {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const text = [head, head.map(() => '---'), ...rows].map(line).join('');
  return format(text, { parser: 'markdown', printWidth: 140 });
}

/** Puts a table between its marks in a page of the documentation. */
export async function writeTable(page: URL, name: string, table: Table): Promise<void> {
  const before = readFileSync(page, 'utf8');
  if (!marked(name).test(before))
    throw new Error(
      `${page.pathname} has no marks for the table ${name}: add them where it belongs.`,
    );
  const text = await markdown(table);
  writeFileSync(
    page,
    before.replace(marked(name), (_, start, end) => `${start}\n${text}\n${end}`),
  );
}

/** The cells of a table in a page, by row, without its head. */
export function readTable(page: URL, name: string): string[][] {
  const text = marked(name).exec(readFileSync(page, 'utf8'))?.[0] ?? '';
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
