import { expect } from '@open-wc/testing';

/** Tolerance in px, because engines round positions and sizes differently. */
const tolerancePx = 1;

/** Tolerance in px for `pixelsBelow`, because a scroller's sizes are whole pixels and its position is fractional. */
const scrollTolerancePx = 2;

/** Compares a position or a size on the page, with a tolerance of 1 px. */
export function expectPixels(actual: number | undefined, label?: string) {
  return {
    equal: (expected: number) => expect(actual, label).to.be.closeTo(expected, tolerancePx),
    atMost: (limit: number) => expect(actual, label).to.be.at.most(limit + tolerancePx),
    within: (least: number, most: number) =>
      expect(actual, label).to.be.within(least - tolerancePx, most + tolerancePx),
  };
}

/** Returns the pixels of a scroller's content below the visible part. */
export function pixelsBelow({ scrollHeight, clientHeight, scrollTop }: Element): number {
  return scrollHeight - clientHeight - scrollTop;
}

/** Checks if a scroller shows the end of its content. */
export function isAtEnd(scroller: Element): boolean {
  return Math.abs(pixelsBelow(scroller)) < scrollTolerancePx;
}

/** Returns true if all characters of an element's own text run from left to right, as they do in English. */
export function runsLeftToRight(element: Element, text: string): boolean {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  while (node && !node.textContent?.includes(text)) node = walker.nextNode();
  if (!node) throw new Error(`No text node contains "${text}".`);
  const range = document.createRange();
  const from = node.textContent?.indexOf(text) ?? 0;
  const lefts = Array.from(text, (_, index) => {
    range.setStart(node, from + index);
    range.setEnd(node, from + index + 1);
    return range.getBoundingClientRect().left;
  });
  return lefts.every((left, index) => index === 0 || left >= (lefts[index - 1] ?? 0));
}
