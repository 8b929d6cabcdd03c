import { converter, parseHex } from 'culori';
import type { Oklch, Rgb } from 'culori';

/**
 * Reads a colour from `#rgb` or `#rrggbb`.
 *
 * @throws RangeError for anything else.
 */
export function readColour(hex: string): Rgb {
  const colour = parseHex(hex);
  if (colour?.mode !== 'rgb')
    throw new RangeError(`Expected a colour such as #2458a6, got "${hex}"`);
  return colour;
}

const convert = converter('oklch');

/** Converts a colour to OKLCH. Grey has no hue; it gets the hue 0. */
export function toOklch(colour: Rgb): Required<Pick<Oklch, 'mode' | 'l' | 'c' | 'h'>> {
  const { mode, l, c, h = 0 } = convert(colour);
  return { mode, l, c, h };
}
