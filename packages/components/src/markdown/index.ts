export type { Alignment, Block, Inline, ListBlock, TableBlock } from './ast.ts';
export { lexMarkdown } from './blocks.ts';
export { markdownSheet } from './markdown-sheet.ts';
export { renderMarkdown } from './render.ts';
export { MarkdownStream } from './stream.ts';
