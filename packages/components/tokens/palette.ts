import { clampChroma, clampRgb, converter, formatHex, wcagContrast } from 'culori';
import type { Oklch, Rgb } from 'culori';
import { colours } from './colours.ts';
import type { Colour, ColourName } from './colours.ts';
import { readColour, toOklch } from './colour.ts';
import { resolveTone } from './tone.ts';

/** The brand colour for a page that sets none. */
export const defaultBrand = '#1f5fae';

/** One of the four palettes: a colour scheme and a contrast. */
export interface PaletteMode {
  readonly scheme: 'light' | 'dark';
  readonly contrast: boolean;
}

/** All four palettes. */
export const paletteModes = [
  { scheme: 'light', contrast: false },
  { scheme: 'dark', contrast: false },
  { scheme: 'light', contrast: true },
  { scheme: 'dark', contrast: true },
] as const satisfies readonly PaletteMode[];

/** Pairs of text and background. The contrast must be at least 4.5:1, or 7:1 in the contrast theme. */
export const textPairs: readonly (readonly [ColourName, ColourName])[] = [
  ['text', 'surface'],
  ['text', 'sunken'],
  ['text', 'accent-soft'],
  ['muted', 'surface'],
  ['muted', 'sunken'],
  ['accent', 'surface'],
  ['accent', 'sunken'],
  ['accent', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-own', 'own'],
  ...(['information', 'good', 'attention', 'trouble'] as const).flatMap((name) => [
    [name, 'surface'] as const,
    [name, 'sunken'] as const,
    [name, `${name}-soft`] as const,
    ['text', `${name}-soft`] as const,
  ]),
];

/** Pairs of a non-text part and its background. The contrast must be at least 3:1, or 4.5:1 in the contrast theme. */
export const partPairs: readonly (readonly [ColourName, ColourName])[] = [
  ['edge', 'surface'],
  ['edge', 'sunken'],
  ['accent', 'surface'],
  ['accent', 'sunken'],
];

/** A method that brings a colour into a screen's gamut: clip the channels, or reduce the chroma. */
export type GamutMapping = 'clip' | 'reduce';

const toRgb = converter('rgb');

const toScreen = (colour: Oklch, mapping: GamutMapping): Rgb =>
  clampRgb(toRgb(mapping === 'reduce' ? clampChroma(colour, 'oklch') : colour));

/** Computes the colours that the theme sheet shows for a brand, by token name. */
export function resolvePalette(
  brand: string,
  mode: PaletteMode,
  mapping: GamutMapping = 'clip',
): Record<ColourName, Rgb> {
  const from = toOklch(readColour(brand));
  const entries = Object.entries<Colour>(colours).map(([name, colour]) => [
    name,
    toScreen(resolveTone(colour[mode.scheme], from, mode.contrast), mapping),
  ]);
  return Object.fromEntries(entries) as Record<ColourName, Rgb>;
}

/** A pair of colours with too little contrast. */
export interface ContrastFailure {
  readonly pair: string;
  readonly ratio: number;
  readonly needed: number;
}

/** Lists the pairs of a palette whose contrast is too low. An empty list means that the palette passes. */
export function checkPalette(
  palette: Readonly<Record<ColourName, Rgb>>,
  contrast: boolean,
): ContrastFailure[] {
  const check = (pairs: typeof textPairs, needed: number) =>
    pairs
      .map(([foreground, background]) => ({
        pair: `${foreground} on ${background}`,
        ratio: wcagContrast(palette[foreground], palette[background]),
        needed,
      }))
      .filter(({ ratio }) => ratio < needed);
  return [...check(textPairs, contrast ? 7 : 4.5), ...check(partPairs, contrast ? 4.5 : 3)];
}

/** Computes the palette as hexadecimal colours. */
export function paletteToHex(brand: string, mode: PaletteMode): Record<ColourName, string> {
  const palette = resolvePalette(brand, mode);
  return Object.fromEntries(
    Object.entries(palette).map(([name, rgb]) => [name, formatHex(rgb)]),
  ) as Record<ColourName, string>;
}
