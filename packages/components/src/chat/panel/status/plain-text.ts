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
    .split('\n')
    .filter((line) => !/^[ \t:|-]*$/.test(line) || !line.includes('|') || !line.includes('-'))
    .map((line) =>
      line
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cell) => cell.trim())
        .join(', ')
        .replace(/^(?:#{1,6}|>|[-*+]|```.*)(?:[ \t]+|$)/, ''),
    )
    .join('\n')
    .replace(/!?\[([^[\]]*)\]\([^)[\]\s]*\)/g, '$1')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .trim();
}
