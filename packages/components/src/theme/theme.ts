import type { CSSResult } from 'lit';
import { themeSheet } from './theme-sheet.ts';

/** Values of an element's `theme` attribute. @public */
export const themes = ['auto', 'light', 'dark', 'contrast'] as const;

/**
 * The colour theme of an element. `auto` follows the system. `contrast` gives text a contrast of at
 * least 7:1, and is light or dark like the system. Without the attribute, an element inherits the theme
 * of the surrounding element, else takes `auto`.
 * @public
 */
export type Theme = (typeof themes)[number];

/** Values of an element's `density` attribute. @public */
export const densities = ['comfortable', 'compact'] as const;

/** The spacing of an element. `compact` makes spacing and controls smaller, for agent desks. @public */
export type Density = (typeof densities)[number];

/** The design tokens and the base styles: the first entry of every element's `styles`. */
export const theme: CSSResult = themeSheet;
