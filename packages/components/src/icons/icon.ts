import { html } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';

/** Draws one icon; a function, so that icons nobody draws are left out of a bundle. */
export type Icon = () => TemplateResult;

/**
 * The frame of an icon. Shapes are on a grid of 24 units shown at 20 px, so that 1.8 units are a
 * line of 1.5 px. Icons only repeat what words beside them or the control's label say: they are
 * hidden from screen readers.
 * @param turns - mirrors the icon where text runs from right to left
 */
export const icon = (shapes: SVGTemplateResult, turns = false): TemplateResult =>
  html`<svg
    class=${turns ? 'icon turn' : 'icon'}
    viewBox="0 0 24 24"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${shapes}
  </svg>`;
