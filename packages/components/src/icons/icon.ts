import { html } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';

/** Renders an icon. Icons are functions, so that a bundler drops unused icons. */
export type Icon = () => TemplateResult;

/**
 * Renders the SVG frame of an icon. The grid of 24 units is shown at 20 px, so a stroke of 1.8 units is 1.5 px wide.
 * Screen readers skip icons, because the text beside an icon or the control's label has the same meaning.
 * @param turns - True to mirror the icon in right-to-left text.
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
