// The person is from Lucide (ISC), see NOTICE. The assistant and the service window are our own drawings.
import { svg } from 'lit';
import { icon } from './icon.ts';
import type { Icon } from './icon.ts';

/** A person: the customer, or an agent without a picture. */
export const personIcon: Icon = () =>
  icon(svg`<circle cx="12" cy="8" r="5" /><path d="M20 21a8 8 0 0 0-16 0" />`);

/** The assistant: a speech bubble that clearly is not a person. */
export const assistantIcon: Icon = () =>
  icon(
    svg`<path d="M8 4h8a5 5 0 0 1 5 5v4a5 5 0 0 1-5 5h-3.5L8 21.5V18a5 5 0 0 1-5-5V9a5 5 0 0 1 5-5Z" /><path d="M9.2 10v2M14.8 10v2" />`,
  );

/** The service window, for the launcher: a counter with a teller behind it. */
export const tellerIcon: Icon = () =>
  icon(
    svg`<path d="M4 17V9.5A7.5 7.5 0 0 1 11.5 2h1A7.5 7.5 0 0 1 20 9.5V17" /><path d="M2 17h20M5 21.5h14" /><circle cx="12" cy="9" r="2.2" /><path d="M7.8 17a4.2 4.2 0 0 1 8.4 0" />`,
  );
