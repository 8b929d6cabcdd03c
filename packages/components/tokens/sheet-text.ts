import { colours } from './colours.ts';
import type { Colour } from './colours.ts';
import { defaultBrand, paletteToHex } from './palette.ts';
import { toneToCss } from './tone.ts';
import { lengths, componentTokens, literals } from './tokens.ts';
import type { LengthToken, LiteralToken } from './tokens.ts';

const declare = (name: string, value: string): string =>
  `--tk-${name}:var(--teller-${name},${value})`;

function lengthToCss({ px, elder = px, dense }: LengthToken): string {
  if (dense && elder !== px)
    return `max(${String(px / 4)}*var(--tk-u),${String(elder)}px*var(--tk-e))`;
  if (dense) return `calc(${String(px / 4)}*var(--tk-u))`;
  if (elder === px) return `${String(px)}px`;
  return `calc(${String(px)}px + ${String(elder - px)}px*var(--tk-e))`;
}

const inputs = [
  `--tk-b:var(--teller-brand,${defaultBrand})`,
  '--tk-c:var(--teller-contrast,0)',
  '--tk-e:var(--teller-elder,0)',
  '--tk-u:var(--teller-unit,4px)',
];

const colourEntries = Object.entries<Colour>(colours);

function otherDeclarations(): string[] {
  return [
    // Space and type each have one input (--teller-unit, --teller-elder), so that the steps keep their ratio.
    ...Object.entries<LengthToken>(lengths).map(([name, length]) =>
      /^(space|type)-/.test(name)
        ? `--tk-${name}:${lengthToCss(length)}`
        : declare(name, lengthToCss(length)),
    ),
    ...Object.entries<LiteralToken>({ ...literals, ...componentTokens }).map(([name, { css }]) =>
      declare(name, css),
    ),
  ];
}

// Browsers without relative colours get the default brand's light palette, with grey soft backgrounds.
function fallbackColours(): string[] {
  const hex = paletteToHex(defaultBrand, { scheme: 'light', contrast: false });
  const short = (value: string) => value.replace(/^#(.)\1(.)\2(.)\3$/, '#$1$2$3');
  return [
    ...Object.entries(hex).map(([name, value]) =>
      declare(name, name.endsWith('-soft') ? 'var(--tk-sunken)' : short(value)),
    ),
  ];
}

function brandColours(): string[] {
  return [
    // The fallback colours already declare colours that are equal in all palettes.
    ...colourEntries
      .filter(([, { light, dark }]) => toneToCss(light) !== toneToCss(dark))
      .map(([name, { light, dark }]) =>
        declare(name, `light-dark(${toneToCss(light)},${toneToCss(dark)})`),
      ),
    'color-scheme:var(--teller-scheme,light dark)',
  ];
}

const forcedColours = (): string[] =>
  colourEntries.flatMap(([name, { forced }]) => (forced ? [`--tk-${name}:${forced}`] : []));

const rule = (selector: string, declarations: readonly string[]): string =>
  `${selector}{${declarations.join(';')}}`;

/** Writes the token sheet as it ships, with one rule a line. */
export function tokenSheetText(): string {
  const relative = '(color:oklch(from red calc(l*1) c h)) and (color:light-dark(red,red))';
  return [
    rule(':host', [...inputs, ...otherDeclarations(), ...fallbackColours()]),
    `@supports ${relative}{${rule(':host', brandColours())}}`,
    rule(':host(:lang(zh))', [declare('leading', '1.6')]),
    rule(':host([theme=auto])', ['--teller-scheme:light dark']),
    rule(':host([theme=light])', ['--teller-scheme:light']),
    rule(':host([theme=dark])', ['--teller-scheme:dark']),
    rule(':host([theme=contrast])', ['--teller-contrast:1']),
    rule(':host([density=compact])', ['--teller-unit:3px']),
    rule(':host([elder])', ['--teller-elder:1']),
    `@media(prefers-contrast:more){${rule(':host', ['--teller-contrast:1'])}}`,
    `@media(prefers-reduced-motion){${rule(':host', ['--tk-fast:0s', '--tk-slow:0s'])}}`,
    `@media(forced-colors:active){${rule(':host', forcedColours())}}`,
  ].join('\n');
}

// White space costs bytes in every page.
const minify = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim();

/** Writes the TypeScript module of the theme sheet. @param base - text of `base.css` */
export const themeSheetModule = (
  base: string,
): string => `// Written by scripts/tokens.ts from tokens.ts, colours.ts and base.css; run it after a change there.
import { css } from 'lit';

/** Every design token and the base styles, for \`:host\`. */
// prettier-ignore
export const themeSheet = css\`
${tokenSheetText()}
${minify(base)}
\`;
`;
