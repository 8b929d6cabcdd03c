import { formatHex } from 'culori';
import { colours } from './colours.ts';
import type { Colour, ColourName } from './colours.ts';
import { readColour, toOklch } from './colour.ts';
import { defaultBrand, paletteModes } from './palette.ts';
import type { PaletteMode } from './palette.ts';
import { resolveTone } from './tone.ts';
import { chatTokens, lengths, componentTokens, literals } from './tokens.ts';
import type { LengthToken, LiteralToken } from './tokens.ts';

/** A token or a group in the Design Tokens format (2025.10). */
export interface DesignTokenGroup {
  readonly [name: string]: unknown;
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

const modeName = ({ scheme, contrast }: PaletteMode): string =>
  contrast ? `${scheme}-contrast` : scheme;

function colourToken(colour: Colour, mode: PaletteMode): DesignTokenGroup {
  const brand = toOklch(readColour(defaultBrand));
  const tone = resolveTone(colour[mode.scheme], brand, mode.contrast);
  return {
    $type: 'color',
    $description: colour.use,
    $value: {
      colorSpace: 'oklch',
      components: [round(tone.l), round(tone.c), round(tone.h ?? 0)],
      hex: formatHex(tone),
    },
  };
}

const group = <T>(from: Readonly<Record<string, T>>, make: (value: T, name: string) => unknown) =>
  Object.fromEntries(Object.entries(from).map(([name, value]) => [name, make(value, name)]));

const dimension = (px: number, use: string): DesignTokenGroup => ({
  $type: 'dimension',
  $description: use,
  $value: { value: px, unit: 'px' },
});

const literalToken = ({ type, use, value }: LiteralToken): DesignTokenGroup => ({
  $type: type === 'width' ? 'number' : type,
  $description: use,
  $value: value,
});

function componentToken({ use, type, value, css }: LiteralToken): DesignTokenGroup {
  if (type !== 'alias') return literalToken({ use, type, value, css });
  const name = String(value);
  const target = name in lengths ? `primitive.${name}` : `semantic.light.${name}`;
  return { $description: use, $value: `{${target}}` };
}

/** Returns all tokens in the Design Tokens format, resolved for the default brand. */
export function designTokens(): DesignTokenGroup {
  const brand = toOklch(readColour(defaultBrand));
  return {
    $description: 'Tellerkit design tokens. Set a token in CSS as --teller-<name>.',
    primitive: {
      brand: {
        $type: 'color',
        $description: 'The bank’s brand colour; every other colour derives from it',
        $value: {
          colorSpace: 'oklch',
          components: [round(brand.l), round(brand.c), round(brand.h)],
          hex: defaultBrand,
        },
      },
      ...group<LengthToken>(lengths, ({ px, use }) => dimension(px, use)),
      ...group<LiteralToken>(literals, literalToken),
    },
    elder: group<LengthToken>(
      Object.fromEntries(Object.entries<LengthToken>(lengths).filter(([, { elder }]) => elder)),
      ({ elder = 0, use }) => dimension(elder, use),
    ),
    semantic: Object.fromEntries(
      paletteModes.map((mode) => [
        modeName(mode),
        group<Colour>(colours satisfies Record<ColourName, Colour>, (colour) =>
          colourToken(colour, mode),
        ),
      ]),
    ),
    component: group<LiteralToken>({ ...componentTokens, ...chatTokens }, componentToken),
  };
}
