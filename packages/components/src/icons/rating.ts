// Shapes from Lucide (ISC), see NOTICE.
import { svg } from 'lit';
import type { SVGTemplateResult } from 'lit';
import { icon } from './icon.ts';
import type { Icon } from './icon.ts';

const face = (mouth: SVGTemplateResult, eyes = svg`<path d="M15 10V9M9 10V9" />`) =>
  icon(svg`<circle cx="12" cy="12" r="10" />${eyes}${mouth}`);

/** Face for a CSAT score of 1 of 5, very bad. */
export const veryBadIcon: Icon = () =>
  face(
    svg`<path d="M9 17a5 5 0 0 1 6 0" />`,
    svg`<path d="M15 12v-1.6M17 10a5 5 0 0 0-3 1M7 10a5 5 0 0 1 3 1M9 12v-1.6" />`,
  );

/** Face for a CSAT score of 2 of 5, bad. */
export const badIcon: Icon = () => face(svg`<path d="M9 16a5 5 0 0 1 6 0" />`);

/** Face for a CSAT score of 3 of 5, neither good nor bad. */
export const middlingIcon: Icon = () => face(svg`<path d="M8 16h8" />`);

/** Face for a CSAT score of 4 of 5, good. */
export const goodFaceIcon: Icon = () => face(svg`<path d="M16.47 15a6 6 0 0 1-8.94 0" />`);

/** Face for a CSAT score of 5 of 5, very good. */
export const veryGoodIcon: Icon = () =>
  face(
    svg`<path d="M7.08 14.3a5.12 5.12 0 0 0 9.84 0 .24.24 0 0 0-.24-.3H7.32a.24.24 0 0 0-.24.3" />`,
  );

/** Lists the five CSAT faces, worst first. */
export const faceIcons = (): readonly Icon[] => [
  veryBadIcon,
  badIcon,
  middlingIcon,
  goodFaceIcon,
  veryGoodIcon,
];
