// Shapes from Lucide (ISC), see NOTICE.
import { svg } from 'lit';
import { icon } from './icon.ts';
import type { Icon } from './icon.ts';

/** Icon of a button that minimises a panel without ending the conversation. */
export const minimiseIcon: Icon = () => icon(svg`<path d="m6 9 6 6 6-6" />`);

/** Icon of a button that sends a message. */
export const sendIcon: Icon = () => icon(svg`<path d="m5 12 7-7 7 7M12 19V5" />`);

/** Icon of a button that tries again. */
export const retryIcon: Icon = () =>
  icon(svg`<path d="M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8" /><path d="M3 3v5h5" />`);

/** Chevron of an item that leads to more content. Points to the end of the line, also in right-to-left text. */
export const chevronIcon: Icon = () => icon(svg`<path d="m9 18 6-6-6-6" />`, true);

/** Icon of a button that scrolls to the newest message. */
export const downIcon: Icon = () => icon(svg`<path d="m19 12-7 7-7-7M12 5v14" />`);
