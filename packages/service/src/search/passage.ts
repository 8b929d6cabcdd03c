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

const headingLine = /^#{1,6}\s+(.*?)\s*#*$/;
const fenceLine = /^(?:```|~~~)/;

/**
 * Splits an article's Markdown into its sections. Headings inside code fences are text.
 */
export function splitPassages(body: string): Passage[] {
  const sections: { heading: string | null; lines: string[] }[] = [{ heading: null, lines: [] }];
  let fenced = false;
  for (const line of body.split(/\r?\n/)) {
    if (fenceLine.test(line)) fenced = !fenced;
    const heading = fenced ? undefined : headingLine.exec(line)?.[1];
    if (heading === undefined) sections.at(-1)?.lines.push(line);
    else sections.push({ heading: heading === '' ? null : heading, lines: [] });
  }
  return sections
    .map(({ heading, lines }) => ({ heading, text: lines.join('\n').trim() }))
    .filter(({ text }) => text !== '')
    .map((section, order) => ({ ...section, order }));
}
