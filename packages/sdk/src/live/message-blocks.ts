import type { NewContentBlock } from '@tellerkit/contract';

/**
 * What is to be sent, as content blocks.
 *
 * @throws TypeError for a text that is empty or longer than 4,000 characters.
 */
export function messageBlocks(
  content: string | readonly NewContentBlock[],
): readonly NewContentBlock[] {
  const blocks = typeof content === 'string' ? [{ type: 'text' as const, text: content }] : content;
  for (const block of blocks)
    if (block.type === 'text' && !(block.text.trim() && block.text.length <= 4000))
      throw new TypeError('A message is 1 to 4,000 characters; split a longer one.');
  return blocks;
}
