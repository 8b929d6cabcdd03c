// Each expression runs over a line at most twice: no two of its parts can take the same characters.

/** Where the text of a line begins, counting a tab as one place. */
export const indentOf = (line: string): number => line.search(/[^ \t]|$/);

/** Whether a line holds nothing but white space. */
export const isBlankLine = (line: string): boolean => indentOf(line) === line.length;

/** Takes up to `count` places of indentation from a line. */
export const outdent = (line: string, count: number): string =>
  line.slice(Math.min(indentOf(line), count));

/** A fence of three or more backticks or tildes, else nothing. */
export const fenceOf = (line: string): string | undefined =>
  // Backticks after the fence make it a code span that happens to begin the line.
  /^[ \t]*(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1];

/** The level of a heading, 1 to 6, else 0. */
export const headingOf = (line: string): number =>
  /^[ \t]*(#{1,6})[ \t]/.exec(line)?.[1]?.length ?? 0;

/** Whether a line is a thematic break. */
export const isRule = (line: string): boolean =>
  /^(?:-{3,}|\*{3,}|_{3,})$/.test(line.replaceAll(/[ \t]/g, ''));

/** Whether a line is quoted. */
export const isQuoted = (line: string): boolean => line[indentOf(line)] === '>';

/** The mark at the start of a list's item. */
export interface ItemMark {
  /** `-`, `*`, `+`, `.` or `)`: another one begins another list. */
  readonly kind: string;
  /** The number of an ordered item. */
  readonly number: number | undefined;
  readonly indent: number;
  /** Where the item's text begins. */
  readonly content: number;
  readonly empty: boolean;
}

/** Reads the mark of a list's item. */
export function itemOf(line: string): ItemMark | undefined {
  const found = /^([ \t]*)(\d{1,9}(?=[.)])|(?=[-*+]))(.)([ \t]+|$)/.exec(line);
  if (!found) return undefined;
  const [all, indent = '', number, kind = '', space = ''] = found;
  return {
    kind,
    number: number ? Number(number) : undefined,
    indent: indent.length,
    content: all.length - Math.max(0, space.length - 4),
    empty: all.length === line.length,
  };
}

/** Whether a line ends the paragraph before it. */
export function startsBlock(line: string): boolean {
  const item = itemOf(line);
  if (item && !item.empty && (item.number ?? 1) === 1) return true;
  return isQuoted(line) || headingOf(line) > 0 || fenceOf(line) !== undefined || isRule(line);
}

/** Whether a line holds only marks, so that what it will become is not known yet. */
export const isUnsure = (line: string): boolean =>
  /^(?:\d{1,3}[.)]?|[#>*+\-_`~=|: \t]+)$/.test(line.trim());
