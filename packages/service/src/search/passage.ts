/**
 * A section of an article: the text between two headings.
 * @public
 */
export interface Passage {
  /** Heading without its `#` marks; `null` for the text before the first heading. */
  readonly heading: string | null;
  /** Markdown of the section. */
  readonly text: string;
  /** Position in the article, from 0. */
  readonly order: number;
}

const headingMarks = /^#{1,6}\s/;
const fenceLine = /^(?:```|~~~)/;

/**
 * Splits an article's Markdown into its sections. Headings inside code fences are text.
 */
export function splitPassages(body: string): Passage[] {
  const sections: { heading: string | null; lines: string[] }[] = [{ heading: null, lines: [] }];
  let fenced = false;
  for (const line of body.split(/\r?\n/)) {
    if (fenceLine.test(line)) fenced = !fenced;
    if (fenced || !headingMarks.test(line)) sections.at(-1)?.lines.push(line);
    else sections.push({ heading: headingOf(line) || null, lines: [] });
  }
  return sections
    .map(({ heading, lines }) => ({ heading, text: lines.join('\n').trim() }))
    .filter(({ text }) => text !== '')
    .map((section, order) => ({ ...section, order }));
}

/** Returns the text of a heading without the number signs before and after it. */
function headingOf(line: string): string {
  const text = line.replace(headingMarks, '').trim();
  let end = text.length;
  while (text[end - 1] === '#') end -= 1;
  return text.slice(0, end).trimEnd();
}
