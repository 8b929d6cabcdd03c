/** A figure of the run and its promised bounds. */
export interface Count {
  readonly part: string;
  readonly name: string;
  readonly value: number;
  /** Upper bound. A count without bounds is only reported. */
  readonly atMost?: number;
  /** Lower bound. */
  readonly atLeast?: number;
  readonly unit?: string;
}

export function isKept({ value, atMost = Infinity, atLeast = -Infinity }: Count): boolean {
  return value <= atMost && value >= atLeast;
}

/** Formats counts as a Markdown table. */
export function formatCounts(counts: readonly Count[]): string {
  const rows = counts.map((count) => {
    const { part, name, value, unit } = count;
    const figure = `${value.toLocaleString('en')}${unit ? ` ${unit}` : ''}`;
    const verdict = promiseOf(count) === '' ? '' : isKept(count) ? 'kept' : 'BROKEN';
    return [part, name, figure, promiseOf(count), verdict];
  });
  const head = ['part', 'count', 'found', 'promised', ''];
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

function promiseOf({ atMost, atLeast, unit }: Count): string {
  const of = (bound: number) => `${bound.toLocaleString('en')}${unit ? ` ${unit}` : ''}`;
  if (atMost !== undefined && atMost === atLeast) return of(atMost);
  if (atMost !== undefined) return atMost === 0 ? '0' : `at most ${of(atMost)}`;
  return atLeast === undefined ? '' : `at least ${of(atLeast)}`;
}
