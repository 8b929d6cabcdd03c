import { html } from './html.ts';
import type { Markup } from './html.ts';
import { homeTexts } from './texts.ts';
import type { PageLocale } from './texts.ts';

/** Options of {@link homePage}. */
export interface HomePageOptions {
  readonly locale: PageLocale;
  readonly publishableKey: string;
  readonly elder: boolean;
}

/** Renders the bank's home page. The chat is the single element `<teller-chat>` at the end. */
export function homePage({ locale, publishableKey, elder }: HomePageOptions): Markup {
  const texts = homeTexts[locale];
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return html`<!doctype html>
    <html lang="${locale}" class="${elder ? 'elder' : ''}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${texts.title}</title>
        <link rel="icon" href="/assets/ginkgo.svg" />
        <link rel="stylesheet" href="/assets/bank.css" />
        <script type="module" src="/scripts/home.js"></script>
      </head>
      <body>
        <a class="skip" href="#content">${texts.skip}</a>
        <header class="top">
          <a class="brand" href="/?lang=${locale}">
            <img src="/assets/ginkgo.svg" alt="" width="32" height="32" />${texts.bank}
          </a>
          <nav aria-label="${texts.bank}">
            ${texts.navigation.map((item) => html`<a href="#services">${item}</a>`)}
          </nav>
          <div class="tools">
            <a href="/?lang=${locale}${elder ? '' : '&elder=1'}"
              >${elder ? texts.normal : texts.larger}</a
            >
            <a href="/?lang=${other}${elder ? '&elder=1' : ''}" lang="${other}"
              >${texts.language}</a
            >
          </div>
        </header>
        <main id="content">
          <section class="lead">
            <div>
              <h1>${texts.lead}</h1>
              <p>${texts.sub}</p>
              <p class="actions">
                <button type="button" id="ask">${texts.ask}</button>
                <a href="/board?lang=${locale}">${texts.visit}</a>
              </p>
            </div>
            <img class="leaf" src="/assets/leaf.svg" alt="" width="420" height="360" />
          </section>
          <section id="services" aria-labelledby="services-title">
            <h2 id="services-title">${texts.servicesTitle}</h2>
            <ul class="cards">
              ${texts.services.map(
                ({ title, text }) =>
                  html`<li>
                    <h3>${title}</h3>
                    <p>${text}</p>
                  </li>`,
              )}
            </ul>
          </section>
          <section class="split">
            <div aria-labelledby="rates-title">
              <h2 id="rates-title">${texts.ratesTitle}</h2>
              <p>${texts.ratesNote}</p>
              <dl class="rates">
                ${texts.rates.map(
                  ([name, rate]) =>
                    html`<div>
                      <dt>${name}</dt>
                      <dd>${rate}</dd>
                    </div>`,
                )}
              </dl>
            </div>
            <div aria-labelledby="help-title">
              <h2 id="help-title">${texts.helpTitle}</h2>
              <ul class="help">
                ${texts.help.map(
                  ({ title, text }) =>
                    html`<li>
                      <h3>${title}</h3>
                      <p>${text}</p>
                    </li>`,
                )}
              </ul>
            </div>
          </section>
        </main>
        <footer><p>${texts.footer}</p></footer>
        <teller-chat
          base-url="/"
          publishable-key="${publishableKey}"
          locale="${locale}"
          heading="${texts.heading}"
          suggestions="${JSON.stringify(texts.suggestions)}"
          ${elder ? 'elder' : ''}
        ></teller-chat>
      </body>
    </html>`;
}
