import type { NewContentBlock } from '@tellerkit/contract';

/**
 * Maps a text, or blocks, to the content blocks of a message.
 *
 * @throws TypeError for a text that is empty or longer than 4,000 characters.
 */
export function toContentBlocks(
  content: string | readonly NewContentBlock[],
): readonly NewContentBlock[] {
  const blocks = typeof content === 'string' ? [{ type: 'text' as const, text: content }] : content;
  for (const block of blocks)
    if (block.type === 'text' && !(block.text.trim() && block.text.length <= 4000))
      throw new TypeError('A message is 1 to 4,000 characters; split a longer one.');
  return blocks;
}
