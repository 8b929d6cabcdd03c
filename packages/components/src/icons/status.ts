// Shapes from Lucide (ISC), see NOTICE.
import { svg } from 'lit';
import { icon } from './icon.ts';
import type { Icon } from './icon.ts';

/** Icon of a notice with the tone `information`. */
export const informationIcon: Icon = () =>
  icon(svg`<circle cx="12" cy="12" r="10" /><path d="M12 16v-4M12 8h.01" />`);

/** Icon of a notice with the tone `good`. */
export const goodIcon: Icon = () =>
  icon(svg`<circle cx="12" cy="12" r="10" /><path d="m16 9-5.5 5.5L8 12" />`);

/** Icon of a notice with the tone `attention`. */
export const attentionIcon: Icon = () =>
  icon(
    svg`<path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01" />`,
  );

/** Icon of a notice with the tone `trouble`. */
export const troubleIcon: Icon = () =>
  icon(
    svg`<path d="M12 16h.01M12 8v4M15.31 2a2 2 0 0 1 1.42.59l4.68 4.68A2 2 0 0 1 22 8.69v6.62a2 2 0 0 1-.59 1.42l-4.68 4.68a2 2 0 0 1-1.42.59H8.69a2 2 0 0 1-1.42-.59l-4.68-4.68A2 2 0 0 1 2 15.31V8.69a2 2 0 0 1 .59-1.42l4.68-4.68A2 2 0 0 1 8.69 2z" />`,
  );

/** A clock, for a message that is not sent yet or for an expected wait. */
export const clockIcon: Icon = () =>
  icon(svg`<circle cx="12" cy="12" r="10" /><path d="M12 6v6l4 2" />`);

/** Icon of a lost connection. */
export const offlineIcon: Icon = () =>
  icon(
    svg`<path d="M12 20h.01M8.5 16.43a5 5 0 0 1 7 0M5 12.86a10 10 0 0 1 5.17-2.69M19 12.86a10 10 0 0 0-2-1.52M2 8.82a15 15 0 0 1 4.18-2.64M22 8.82a15 15 0 0 0-11.29-3.76M2 2l20 20" />`,
  );
