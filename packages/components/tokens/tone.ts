import type { Oklch } from 'culori';

/** A fixed lightness, or the bounds to which the brand's lightness is clamped. */
export type Lightness = number | readonly [lowest: number, highest: number];

/**
 * The rule that derives a colour from the brand colour. Contrast depends on lightness, so `l` fixes or clamps the
 * lightness. Without `h`, the colour has the brand's hue, and the brand's chroma up to `c`.
 */
export interface Tone {
  readonly l: Lightness;
  /** Lightness in the contrast theme, in the same form as `l`. Defaults to `l`. */
  readonly contrast?: Lightness;
  /** Upper limit for the brand's chroma. If `h` is set, the colour has exactly this chroma. */
  readonly c: number;
  /** A fixed hue in degrees, for statuses. Defaults to the brand's hue. */
  readonly h?: number;
}

const number = (value: number): string =>
  String(Math.round(value * 1000) / 1000).replace(/^(-?)0\./, '$1.');

function blend(normal: number, contrast: number): string {
  const by = contrast - normal;
  if (Math.abs(by) < 0.0005) return number(normal);
  return `${number(normal)} ${by < 0 ? '-' : '+'} ${number(Math.abs(by))}*var(--tk-c)`;
}

function lightness({ l, contrast = l }: Tone): string {
  if (typeof l === 'number' && typeof contrast === 'number') {
    const value = blend(l, contrast);
    return value.includes(' ') ? `calc(${value})` : value;
  }
  const [low, high] = bounds(l);
  const [lowContrast, highContrast] = bounds(contrast);
  return `clamp(${blend(low, lowContrast)},l,${blend(high, highContrast)})`;
}

const bounds = (value: Lightness): readonly [number, number] =>
  typeof value === 'number' ? [value, value] : value;

/** Writes the tone as CSS, relative to `--tk-b` (the brand) and `--tk-c` (contrast, 0 or 1). */
export function toneToCss(tone: Tone): string {
  if (tone.h !== undefined) return `oklch(${lightness(tone)} ${number(tone.c)} ${String(tone.h)})`;
  const chroma = tone.c === 0 ? '0' : `min(c,${number(tone.c)})`;
  return tone.c === 0
    ? `oklch(${lightness(tone)} 0 0)`
    : `oklch(from var(--tk-b) ${lightness(tone)} ${chroma} h)`;
}

/** Computes the tone as numbers for a given brand. */
export function resolveTone(tone: Tone, brand: Oklch, contrast: boolean): Oklch {
  const [low, high] = bounds(contrast ? (tone.contrast ?? tone.l) : tone.l);
  const l = Math.min(high, Math.max(low, brand.l));
  if (tone.h !== undefined) return { mode: 'oklch', l, c: tone.c, h: tone.h };
  return { mode: 'oklch', l, c: Math.min(brand.c, tone.c), h: brand.h ?? 0 };
}
