import { waitUntil } from '../testing/wait-until.ts';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Catalogue } from './catalogue.ts';
import { TellerElement } from '../element/teller-element.ts';
import { LocalizeController } from './localize-controller.ts';

interface Strings {
  readonly hello: string;
}

let release: ((strings: Strings) => void) | undefined;
let loads = 0;

const catalogue: Catalogue<Strings> = {
  en: { hello: 'Hello' },
  load: {
    'zh-CN': () => {
      loads++;
      return Promise.resolve({ hello: '您好' });
    },
    ar: () => Promise.resolve({ hello: 'مرحبا' }),
    fr: () => new Promise((resolve) => (release = resolve)),
    de: () => Promise.reject(new Error('offline')),
  },
};

class StringsProbe extends TellerElement {
  shown: string[] = [];
  protected override readonly localize = new LocalizeController(this, catalogue);
  get language(): string {
    return this.localize.locale;
  }
  protected override render(): TemplateResult {
    this.shown.push(this.localize.strings.hello);
    return html`${this.localize.strings.hello}`;
  }
}
customElements.define('strings-probe', StringsProbe);

const page = document.documentElement;
const pageLanguage = page.lang;

async function mount(locale: string, parent: HTMLElement = document.body): Promise<StringsProbe> {
  const probe = document.createElement('strings-probe') as StringsProbe;
  probe.locale = locale;
  parent.append(probe);
  await probe.updateComplete;
  return probe;
}

describe('LocalizeController', () => {
  beforeEach(() => {
    page.lang = 'en';
  });
  afterEach(() => {
    document.body.replaceChildren();
    page.lang = pageLanguage;
  });

  it('does not show English before the requested language if the strings load fast', async () => {
    const probe = await mount('zh-CN');
    expect(probe.shown).to.deep.equal(['您好']);
    expect(probe.language).to.equal('zh-CN');
  });

  it('sets `lang` and `dir` if the element’s language differs from the page’s language', async () => {
    const chinese = await mount('zh-CN');
    expect([chinese.lang, chinese.dir]).to.deep.equal(['zh-CN', 'ltr']);
    expect((await mount('ar')).dir).to.equal('rtl');
    expect((await mount('en')).hasAttribute('lang')).to.equal(false);
    page.lang = 'fi';
    expect((await mount('')).lang).to.equal('en');
  });

  it('keeps the direction of its language in a page of the other direction', async () => {
    const english = await mount('en');
    page.dir = 'rtl';
    try {
      await waitUntil(() => english.dir === 'ltr', 'the direction follows the page');
      expect((await mount('')).dir).to.equal('ltr');
      expect((await mount('ar')).dir).to.equal('rtl');
    } finally {
      page.removeAttribute('dir');
    }
    await waitUntil(() => !english.hasAttribute('dir'), 'the direction is that of the page');
  });

  it('reads the language from `lang` on the element, on an ancestor or on the page', async () => {
    page.lang = 'zh-Hans';
    expect((await mount('')).shown).to.deep.equal(['您好']);
    const section = document.createElement('section');
    section.lang = 'ar';
    document.body.append(section);
    expect((await mount('', section)).shown).to.deep.equal(['مرحبا']);
    const own = document.createElement('strings-probe') as StringsProbe;
    own.lang = 'zh';
    section.append(own);
    await own.updateComplete;
    expect(own.shown).to.deep.equal(['您好']);
    expect(own.lang).to.equal('zh');
  });

  it('changes the language when `locale` or the page’s language changes', async () => {
    const probe = await mount('');
    page.lang = 'zh-CN';
    await waitUntil(() => probe.shadowRoot?.textContent === '您好');
    probe.locale = 'en';
    await waitUntil(() => probe.shadowRoot?.textContent === 'Hello');
    expect(probe.lang).to.equal('en');
  });

  it('ignores strings that load after another language is requested', async () => {
    const probe = await mount('en');
    probe.locale = 'fr';
    await waitUntil(() => release !== undefined);
    probe.locale = 'zh-CN';
    probe.requestUpdate();
    release?.({ hello: 'Bonjour' });
    await waitUntil(() => probe.shadowRoot?.textContent === '您好');
    expect(probe.shown).not.to.include('Bonjour');
  });

  it('shows English while the strings of the requested language load slowly', async () => {
    const probe = document.createElement('strings-probe') as StringsProbe;
    probe.locale = 'fr';
    document.body.append(probe);
    await waitUntil(() => probe.shadowRoot?.textContent === 'Hello', 'English');
    release?.({ hello: 'Bonjour' });
    await waitUntil(() => probe.shadowRoot?.textContent === 'Bonjour');
    expect(probe.lang).to.equal('fr');
  });

  it('shows English if the strings of the requested language do not load', async () => {
    const probe = await mount('de');
    expect(probe.shadowRoot?.textContent).to.equal('Hello');
    expect(probe.language).to.equal('en');
  });

  it('ignores changes of the page’s language after its element is removed', async () => {
    const probe = await mount('');
    probe.remove();
    const before = loads;
    page.lang = 'zh-CN';
    await mount('en');
    expect(loads).to.equal(before);
  });
});
