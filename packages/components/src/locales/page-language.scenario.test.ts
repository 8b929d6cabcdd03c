import { expect, fixture, html } from '@open-wc/testing';
import '../chat/define.ts';
import '../provider/define.ts';
import '../survey/define.ts';
import type { TellerChat } from '../chat/index.ts';
import type { TellerSurvey } from '../survey/index.ts';
import { waitUntil } from '../testing/wait-until.ts';

const page = document.documentElement;
const pageLanguage = page.lang;
const realFetch = window.fetch.bind(window);

/** Languages that the page sent to the service: `Accept-Language`, and `locale` of the first session. */
let sent: { key: string; header: string | null; locale: unknown }[] = [];
const sentBy = (key: string) => sent.filter((request) => request.key === `Bearer pk_${key}`);

function setNavigator(language: unknown, languages: unknown) {
  for (const [name, value] of Object.entries({ language, languages }))
    Object.defineProperty(navigator, name, { configurable: true, get: () => value });
}

beforeEach(() => {
  sessionStorage.clear();
  sent = [];
  window.fetch = (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).host !== 'service.test') return realFetch(input, init);
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as object) : {};
    sent.push({
      key: request.headers.get('authorization') ?? '',
      header: request.headers.get('accept-language'),
      locale: 'locale' in body ? body.locale : undefined,
    });
    return Promise.resolve(Response.json({ code: 'invalid-key', status: 401 }, { status: 401 }));
  };
});
afterEach(() => {
  window.fetch = realFetch;
  page.lang = pageLanguage;
  Reflect.deleteProperty(navigator, 'language');
  Reflect.deleteProperty(navigator, 'languages');
});

async function openChat(key: string, locale?: unknown): Promise<TellerChat> {
  const chat = await fixture<TellerChat>(
    html`<teller-chat
      open
      base-url="https://service.test"
      publishable-key=${`pk_${key}`}
    ></teller-chat>`,
  );
  if (locale !== undefined) chat.locale = locale as string;
  return chat;
}

const cases: readonly [name: string, lang: string, language: unknown, expected: string][] = [
  ['zh_CN', 'zh_CN', 'en', 'zh-CN'],
  ['en_US', 'en_US', 'zh-CN', 'en-US'],
  ['en-US@posix', 'en-US@posix', 'zh-CN', 'en-US'],
  ['ZH-cn', 'ZH-cn', 'en', 'zh-CN'],
  ['an asterisk', '*', 'zh-CN', 'zh-CN'],
  ['x-default', 'x-default', 'en-GB', 'en-GB'],
  ['none, in a browser with C', '', 'C', 'en'],
  ['none, in a browser with en-US@posix', '', 'en-US@posix', 'en-US'],
  ['none, in a browser without a language', '', undefined, 'en'],
  ['spaces', ' zh_CN ', 'en', 'zh-CN'],
];

describe('the language of a page', () => {
  for (const [index, [name, lang, language, expected]] of cases.entries())
    it(`is read from the page and sent as a valid tag: ${name}`, async () => {
      page.lang = lang;
      setNavigator(language, language === undefined ? undefined : [language]);
      const chat = await openChat(`page_${index}`);
      await waitUntil(() => sentBy(`page_${index}`).length > 0, 'a request');
      for (const { header, locale } of sentBy(`page_${index}`))
        expect([header, locale]).to.deep.equal([expected, expected]);
      const greeting = expected === 'zh-CN' ? /[\u4e00-\u9fff]/ : /[a-z]{3}/;
      await waitUntil(() => greeting.test(chat.shadowRoot?.textContent ?? ''), 'the chat');
    });

  it('falls back if a script sets a `locale` that names no language', async () => {
    page.lang = 'zh_CN';
    for (const [index, locale] of [null, undefined, 42, {}, '*'].entries()) {
      await openChat(`odd_${index}`, locale);
      await waitUntil(() => sentBy(`odd_${index}`).length > 0, 'a request');
      expect(sentBy(`odd_${index}`)[0]?.header).to.equal('zh-CN');
    }
  });

  it('gives the element a valid `lang` where that of the page is malformed', async () => {
    page.lang = 'zh_CN';
    const chat = await openChat('lang');
    await waitUntil(() => chat.lang === 'zh-CN', 'the language');
    expect(chat.dir).to.equal('ltr');
  });

  it('is the nearest that names a language, for elements of a provider, too', async () => {
    page.lang = 'en';
    const section = await fixture(
      html`<section lang="zh_CN">
        <teller-provider lang="*" base-url="https://service.test" publishable-key="pk_provider">
          <teller-survey locale="en_US" survey-id=${`svy_${'0'.repeat(26)}`}></teller-survey>
        </teller-provider>
      </section>`,
    );
    const survey = section.querySelector<TellerSurvey>('teller-survey');
    await waitUntil(() => sentBy('provider').length > 0, 'a request');
    expect(sentBy('provider')[0]?.header).to.equal('zh-CN');
    expect(survey?.lang).to.equal('en');
  });
});
