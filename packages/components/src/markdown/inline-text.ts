import { withoutControls } from '../locales/bidi.ts';
import type { Inline } from './ast.ts';

/** Creates a run of plain text. */
export const plain = (text: string): Inline => ({ type: 'text', text });

/** Checks for a letter or a number in any script. */
export const isWord = (char: string): boolean => /[\p{L}\p{N}]/u.test(char);

/** Checks for white space. Empty text counts as white space. */
export const isBlank = (char: string): boolean => !char.trim();

/** Checks for a digit from 0 to 9. */
export const isDigit = (char: string): boolean => /\d/.test(char);

/** Replaces each link by its text, and removes directional controls, which would reorder the text after a link. */
export const withoutLinks = (nodes: readonly Inline[]): Inline[] =>
  nodes.flatMap((node) => {
    if ('text' in node) return [{ ...node, text: withoutControls(node.text) }];
    if (!('children' in node)) return [node];
    const children = withoutLinks(node.children);
    return node.type === 'link' ? children : [{ ...node, children }];
  });

/** Joins neighbouring text runs and drops empty text. */
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
