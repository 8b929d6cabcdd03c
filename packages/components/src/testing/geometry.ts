import { expect } from '@open-wc/testing';

/** Engines round positions and sizes differently, but the difference is less than this. */
const tolerancePx = 1;

/** Sizes of a scroller are whole pixels and its position is fractional, so a sum is off by up to two. */
const scrollTolerancePx = 2;

/** Compares a position or a size on the page. */
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
