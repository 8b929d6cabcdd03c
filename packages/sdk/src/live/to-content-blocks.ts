import type { NewContentBlock } from '@tellerkit/contract';

/**
 * Converts a text to content blocks, and checks the texts of blocks.
 *
 * @throws TypeError if a text is blank or longer than 4,000 characters.
 */
export function toContentBlocks(
  content: string | readonly NewContentBlock[],
): readonly NewContentBlock[] {
  const blocks = typeof content === 'string' ? [{ type: 'text' as const, text: content }] : content;
  for (const block of blocks)
    if (block.type === 'text' && !(block.text.trim() && block.text.length <= 4000))
      throw new TypeError('`text` must have 1 to 4,000 characters. Split longer texts.');
  return blocks;
}
