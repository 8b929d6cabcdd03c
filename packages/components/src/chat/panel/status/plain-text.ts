import type { ContentBlock } from '@tellerkit/sdk';

/** Converts a message to plain text for screen readers, without Markdown syntax, sources and quick replies. */
export function plainText(content: readonly ContentBlock[]): string {
  return content
    .map((block) => {
      if (block.type === 'text' || block.type === 'notice') return block.text;
      if (block.type === 'markdown') return removeMarkdown(block.text);
      return '';
    })
    .filter(Boolean)
    .join('\n');
}

/** Removes Markdown syntax. Table cells are separated by commas, and the delimiter row is removed. */
function removeMarkdown(text: string): string {
  return text
    .replace(/^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t:|-]*\n?/gm, '')
    .replace(/^[ \t]*\|[ \t]*|[ \t]*\|[ \t]*$/gm, '')
    .replace(/[ \t]*\|[ \t]*/g, ', ')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|```.*)(?:[ \t]+|$)/gm, '')
    .replace(/!?\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .trim();
}
