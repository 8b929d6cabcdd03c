import type { Block } from './ast.ts';
import { lexMarkdown } from './blocks.ts';

const lexed = new WeakMap<object, readonly Block[]>();

/**
 * Parses the Markdown of a content block once. Returns the same blocks for the same object, so that `renderMarkdown`
 * skips them in the next render. Use it for stored messages, whose content never changes.
 *
 * @example
 * ```ts
 * const view = (block: { readonly text: string }) => renderMarkdown(lexOnce(block));
 * ```
 *
 * @public
 */
export function lexOnce(content: { readonly text: string }): readonly Block[] {
  let blocks = lexed.get(content);
  if (!blocks) lexed.set(content, (blocks = lexMarkdown(content.text)));
  return blocks;
}
