// Each expression reads a line at most twice, because no two of its parts match the same characters.

/** Finds the column at which the text of a line begins. A tab counts as one column. */
export const indentOf = (line: string): number => line.search(/[^ \t]|$/);

/** Checks if a line is empty or white space. */
export const isBlankLine = (line: string): boolean => indentOf(line) === line.length;

/** Removes up to `count` columns of indentation from a line. */
export const outdent = (line: string, count: number): string =>
  line.slice(Math.min(indentOf(line), count));

/** Returns the code fence that begins a line: three or more backticks or tildes. */
export const fenceOf = (line: string): string | undefined =>
  // If more backticks follow, the line begins with a code span, not with a fence.
  /^[ \t]*(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1];

/** Returns the level of a heading, 1 to 6, or 0 for any other line. */
export const headingOf = (line: string): number =>
  /^[ \t]*(#{1,6})[ \t]/.exec(line)?.[1]?.length ?? 0;

/** Checks if a line is a thematic break. */
export const isRule = (line: string): boolean =>
  /^(?:-{3,}|\*{3,}|_{3,})$/.test(line.replaceAll(/[ \t]/g, ''));

/** Checks if a line is quoted. */
export const isQuoted = (line: string): boolean => line[indentOf(line)] === '>';

/** The mark at the start of a list's item. */
export interface ItemMark {
  /** Kind of the mark: `-`, `*`, `+`, `.` or `)`. A mark of another kind begins a new list. */
  readonly kind: string;
  /** The number of an ordered item. */
  readonly number: number | undefined;
  readonly indent: number;
  /** Column at which the item's text begins. */
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

/** Checks if a line begins a block and so ends the paragraph before it. */
export function startsBlock(line: string): boolean {
  const item = itemOf(line);
  if (item && !item.empty && (item.number ?? 1) === 1) return true;
  return isQuoted(line) || headingOf(line) > 0 || fenceOf(line) !== undefined || isRule(line);
}

/**
 * Checks if a line has only Markdown characters or a short number. At the end of a growing text, the kind of its block
 * then depends on the text that follows.
 */
export const isAmbiguous = (line: string): boolean =>
  /^(?:\d{1,3}[.)]?|[#>*+\-_`~=|: \t]+)$/.test(line.trim());
