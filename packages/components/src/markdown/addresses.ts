import type { Inline } from './ast.ts';
import { bareAddressEnd, isSafeHref } from './href.ts';
import { joinTexts, plain } from './inline-text.ts';
import { findTelephones } from './telephone.ts';

const link = (href: string, text: string): Inline => ({
  type: 'link',
  href,
  children: [plain(text)],
});

/**
 * Makes a link of each telephone number in the text runs, also inside emphasis.
 *
 * @param grows - True while the text grows. A number at its end may be incomplete, so it is no link yet.
 */
export function linkTelephones(nodes: readonly Inline[], grows: boolean): Inline[] {
  return nodes.flatMap((node, index) => {
    const isLast = grows && index === nodes.length - 1;
    if (node.type === 'text') return linkNumbers(node.text, isLast);
    if (node.type === 'link' || !('children' in node)) return [node];
    return [{ ...node, children: linkTelephones(node.children, isLast) }];
  });
}

function linkNumbers(text: string, grows: boolean): Inline[] {
  const nodes: Inline[] = [];
  let start = 0;
  for (const { index, text: number, href } of findTelephones(text)) {
    const end = index + number.length;
    if (grows && end + 1 >= text.length) break;
    nodes.push(plain(text.slice(start, index)), link(href, number));
    start = end;
  }
  return joinTexts([...nodes, plain(text.slice(start))]);
}

/** Parses plain text: addresses and telephone numbers become links, by the same rules as in Markdown. */
export function lexPlain(text: string): Inline[] {
  const nodes: Inline[] = [];
  let start = 0;
  let read = 0;
  for (const { index } of text.matchAll(/\b(?:https?:\/\/|mailto:|tel:)/gi)) {
    if (index < read) continue;
    const end = bareAddressEnd(text, index);
    const href = text.slice(index, end);
    read = Math.max(end, index + 1);
    if (!isSafeHref(href)) continue;
    nodes.push(plain(text.slice(start, index)), link(href, href));
    start = end;
  }
  return linkTelephones(joinTexts([...nodes, plain(text.slice(start))]), false);
}
