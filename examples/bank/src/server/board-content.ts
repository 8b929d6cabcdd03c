import { html } from './html.ts';
import type { Markup } from './html.ts';
import type { PageLocale } from './texts.ts';

/** The branch's queue board: one element. */
export function boardContent(options: {
  readonly locale: PageLocale;
  readonly publishableKey: string;
  readonly queueId: string;
}): Markup {
  return html`<teller-queue
    view="board"
    base-url="/"
    publishable-key="${options.publishableKey}"
    queue-id="${options.queueId}"
    locale="${options.locale}"
  ></teller-queue>`;
}
