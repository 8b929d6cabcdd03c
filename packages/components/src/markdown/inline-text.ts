import type { Inline } from './ast.ts';

/** A run of plain text. */
export const plain = (text: string): Inline => ({ type: 'text', text });

/** A letter or a figure in any script. */
export const isWord = (char: string): boolean => /[\p{L}\p{N}]/u.test(char);

/** Nothing, or white space. */
export const isBlank = (char: string): boolean => !char.trim();

/** A figure from 0 to 9. */
export const isDigit = (char: string): boolean => /\d/.test(char);

/** The same runs with each link in them replaced by its words. */
export const withoutLinks = (nodes: readonly Inline[]): Inline[] =>
  nodes.flatMap((node) => {
    if (!('children' in node)) return [node];
    const children = withoutLinks(node.children);
    return node.type === 'link' ? children : [{ ...node, children }];
  });

/** Joins neighbouring texts and drops empty ones. */
export function joinTexts(nodes: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  let parts: string[] = [];
  for (const node of [...nodes, undefined]) {
    if (node?.type === 'text') {
      parts.push(node.text);
      continue;
    }
    const text = parts.join('');
    if (text) joined.push(plain(text));
    if (node) joined.push(node);
    parts = [];
  }
  return joined;
}
