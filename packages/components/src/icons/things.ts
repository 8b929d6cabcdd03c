// Shapes from Lucide (ISC), see NOTICE.
import { svg } from 'lit';
import { icon } from './icon.ts';
import type { Icon } from './icon.ts';

/** A document that an answer cites. */
export const documentIcon: Icon = () =>
  icon(
    svg`<path d="M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.7.7l3.6 3.6A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z" /><path d="M14 2v5a1 1 0 0 0 1 1h5M10 9H8M16 13H8M16 17H8" />`,
  );

/** A ticket: a place in the queue. */
export const ticketIcon: Icon = () =>
  icon(
    svg`<path d="M2 9a3 3 0 0 1 0 6v2a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2v-2a3 3 0 0 1 0-6V7a2 2 0 0 0-2-2H4a2 2 0 0 0-2 2ZM13 5v2M13 11v2M13 17v2" />`,
  );
