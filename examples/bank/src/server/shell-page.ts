import { html } from './html.ts';
import type { Markup } from './html.ts';
import type { PageLocale } from './texts.ts';

/** Options of {@link shellPage}. */
export interface ShellPageOptions {
  readonly locale: PageLocale;
  readonly title: string;
  /** Name of the script and of the style sheet, without extension. */
  readonly name: 'desk' | 'board';
  readonly content?: Markup;
}

/** Renders a page whose script fills `<main>`: the desk or the board. */
export function shellPage({ locale, title, name, content }: ShellPageOptions): Markup {
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/assets/ginkgo.svg" />
        <link rel="stylesheet" href="/assets/${name}.css" />
        <script type="module" src="/scripts/${name}.js"></script>
      </head>
      <body>
        <main id="${name}">${content}</main>
      </body>
    </html>`;
}
