import type { ContentBlock } from '@tellerkit/sdk';

/**
 * A message as words to be heard: without marks of Markdown, without sources. Quick replies come as a
 * list after the text.
 */
export function plainText(content: readonly ContentBlock[]): string {
  return content
    .map((block) => {
      if (block.type === 'text' || block.type === 'notice') return block.text;
      if (block.type === 'markdown') return withoutMarks(block.text);
      return '';
    })
    .filter(Boolean)
    .join('\n');
}

/** A row of a table is read as its cells, one after the other; the line under its head is none. */
function withoutMarks(text: string): string {
  return text
    .replace(/^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t:|-]*\n?/gm, '')
    .replace(/^[ \t]*\|[ \t]*|[ \t]*\|[ \t]*$/gm, '')
    .replace(/[ \t]*\|[ \t]*/g, ', ')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|```.*)(?:[ \t]+|$)/gm, '')
    .replace(/!?\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .trim();
}
