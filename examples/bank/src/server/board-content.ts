import { html } from './html.ts';
import type { Markup } from './html.ts';
import type { PageLocale } from './texts.ts';

/** Renders the content of the page that a branch shows on its screen: the board of a queue. */
export function boardContent(options: {
  readonly locale: PageLocale;
  readonly publishableKey: string;
  readonly queueId: string;
}): Markup {
  return html`<h1>${options.locale === 'en' ? 'Queue' : '排队叫号'}</h1>
    <teller-queue
      view="board"
      base-url="/"
      publishable-key="${options.publishableKey}"
      queue-id="${options.queueId}"
      locale="${options.locale}"
    ></teller-queue>`;
}
