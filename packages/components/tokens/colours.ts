import type { Tone } from './tone.ts';

/** A colour of the palette: its use, and the tones that derive it from the brand colour. */
export interface Colour {
  readonly use: string;
  readonly light: Tone;
  readonly dark: Tone;
  /** The system colour that replaces this colour in forced-colors mode. */
  readonly forced?: string;
}

const status = (use: string, h: number, c = 0.11): Record<'foreground' | 'soft', Colour> => ({
  foreground: {
    use: `${use}: icon and text`,
    light: { l: 0.5, contrast: 0.38, c, h },
    dark: { l: 0.82, contrast: 0.9, c: 0.09, h },
  },
  soft: {
    use: `${use}: background`,
    light: { l: 0.955, c: 0.022, h },
    dark: { l: 0.29, c: 0.035, h },
  },
});

const information = status('Information', 250);
const good = status('Good', 152);
const attention = status('Attention', 70, 0.1);
const trouble = status('Trouble', 25, 0.15);

/** Every colour by the name that follows `--teller-`. */
export const colours = {
  surface: {
    use: 'Background of panels and cards',
    light: { l: 0.995, c: 0.002 },
    dark: { l: 0.205, c: 0.012 },
    forced: 'Canvas',
  },
  sunken: {
    use: 'Background of fields, of the assistant’s messages, of the page behind cards',
    light: { l: 0.963, c: 0.01 },
    dark: { l: 0.265, c: 0.016 },
    forced: 'Canvas',
  },
  text: {
    use: 'Text',
    light: { l: 0.24, contrast: 0, c: 0.022 },
    dark: { l: 0.94, contrast: 1, c: 0.008 },
    forced: 'CanvasText',
  },
  muted: {
    use: 'Secondary text: times, names, hints',
    light: { l: 0.485, contrast: 0.3, c: 0.024 },
    dark: { l: 0.75, contrast: 0.9, c: 0.016 },
    forced: 'CanvasText',
  },
  line: {
    use: 'Dividers between parts',
    light: { l: 0.915, contrast: 0.4, c: 0.012 },
    dark: { l: 0.33, contrast: 0.8, c: 0.016 },
    forced: 'CanvasText',
  },
  edge: {
    use: 'Outline of a control',
    light: { l: 0.6, contrast: 0.3, c: 0.02 },
    dark: { l: 0.62, contrast: 0.9, c: 0.02 },
    forced: 'ButtonText',
  },
  accent: {
    use: 'Buttons, links, the selected item, the focus ring',
    light: { l: [0.3, 0.49], contrast: [0.2, 0.37], c: 0.19 },
    dark: { l: [0.77, 0.88], contrast: [0.87, 0.9], c: 0.12 },
    forced: 'LinkText',
  },
  'on-accent': {
    use: 'Text and icons on the accent',
    light: { l: 1, c: 0 },
    dark: { l: 0.2, c: 0.03 },
    forced: 'Canvas',
  },
  'accent-soft': {
    use: 'Background of a selected or suggested item; accent and text stay readable on it',
    light: { l: 0.95, c: 0.03 },
    dark: { l: 0.31, c: 0.045 },
  },
  own: {
    use: 'Background of the customer’s own messages',
    light: { l: [0.3, 0.49], contrast: [0.2, 0.37], c: 0.19 },
    dark: { l: [0.38, 0.46], contrast: [0.3, 0.36], c: 0.12 },
  },
  'on-own': {
    use: 'Text on the customer’s own messages',
    light: { l: 1, c: 0 },
    dark: { l: 1, c: 0 },
  },
  information: information.foreground,
  'information-soft': information.soft,
  good: good.foreground,
  'good-soft': good.soft,
  attention: attention.foreground,
  'attention-soft': attention.soft,
  trouble: trouble.foreground,
  'trouble-soft': trouble.soft,
} as const satisfies Record<string, Colour>;

/** The name of a colour token. */
export type ColourName = keyof typeof colours;
