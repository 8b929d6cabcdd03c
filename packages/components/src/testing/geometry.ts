import { expect } from '@open-wc/testing';

/** Engines round positions and sizes differently, by less than this. */
const tolerancePx = 1;

/** Sizes of a scroller are whole pixels, its position is not: the difference is off by up to two. */
const scrollTolerancePx = 2;

/** Compares a position or a size on the page. */
export function expectPixels(actual: number | undefined, what?: string) {
  return {
    equal: (expected: number) => expect(actual, what).to.be.closeTo(expected, tolerancePx),
    atMost: (limit: number) => expect(actual, what).to.be.at.most(limit + tolerancePx),
    within: (least: number, most: number) =>
      expect(actual, what).to.be.within(least - tolerancePx, most + tolerancePx),
  };
}

/** How much lies below of what a scroller shows. */
export function pixelsBelow({ scrollHeight, clientHeight, scrollTop }: Element): number {
  return scrollHeight - clientHeight - scrollTop;
}

/** Whether a scroller shows its end. */
export function isAtEnd(scroller: Element): boolean {
  return Math.abs(pixelsBelow(scroller)) < scrollTolerancePx;
}
