import type { CSSResult } from 'lit';
import { themeSheet } from './theme-sheet.ts';

/** What an element's `theme` attribute may say. @public */
export const themes = ['auto', 'light', 'dark', 'contrast'] as const;

/**
 * `auto` follows the person's system; `contrast` is 7:1 or more, light or dark as the system is.
 * Without the attribute an element takes the theme of the element around it, and else `auto`.
 * @public
 */
export type Theme = (typeof themes)[number];

/** What an element's `density` attribute may say. @public */
export const densities = ['comfortable', 'compact'] as const;

/** `compact` tightens space and controls for desks with much on screen. @public */
export type Density = (typeof densities)[number];

/** The tokens and the base styles; the first entry of every element's `styles`. */
export const theme: CSSResult = themeSheet;
