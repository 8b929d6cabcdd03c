import type { NewContentBlock } from '@tellerkit/contract';
import { cleanText, countCharacters } from '@tellerkit/contract/wire';

/**
 * Converts a text to content blocks, and checks the texts of blocks. Cleans each text, so that the customer sees the
 * text that the service stores.
 *
 * @throws TypeError if a text is blank or longer than 4,000 characters (code points).
 */
export function toContentBlocks(
  content: string | readonly NewContentBlock[],
): readonly NewContentBlock[] {
  const blocks = typeof content === 'string' ? [{ type: 'text' as const, text: content }] : content;
  return blocks.map((block) => {
    if (block.type !== 'text') return block;
    const text = cleanText(block.text);
    if (!text.trim() || countCharacters(text) > 4000)
      throw new TypeError('`text` must have 1 to 4,000 characters. Split longer texts.');
    return { ...block, text };
  });
}
