import { toLinear, type Rgb } from './oklch.ts';

/** Relative luminance of WCAG 2.2, channels clipped to what a screen shows. @internal */
export function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((channel) => toLinear(Math.min(1, Math.max(0, channel)))) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of WCAG 2.2, from 1 to 21, in either order. @internal */
export function contrastRatio(one: Rgb, other: Rgb): number {
  const first = luminance(one);
  const second = luminance(other);
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}
