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
