import { expect, fixture, html } from '@open-wc/testing';
import { inlineChat } from '../chat/testing/chat-fixture.ts';
import { answered } from '../chat/testing/scenes.ts';
import '../queue/define.ts';
import { FakeQueueClient } from '../queue/testing/fake-queue-client.ts';
import '../survey/define.ts';
import { FakeSurveyClient } from '../survey/testing/fake-survey-client.ts';
import { waitUntil } from '../testing/wait-until.ts';

/** Values that no element expects from a page. The first value that an engine accepts and inherits counts. */
const hostileValues = [
  ...['none', 'hidden', 'all-small-caps', 'small-caps', 'uppercase', 'italic', 'vertical-rl'],
  ...[
    'pre',
    'preserve',
    'nowrap',
    'manual',
    'crosshair',
    '7px',
    '7px 7px',
    'rgb(255, 0, 0)',
    '900',
    '3px 3px red',
  ],
  ...['right', 'end', 'justify', 'all', 'break-all', 'anywhere', 'strict', 'always', 'inside'],
  ...['hide', 'collapse', 'bottom', 'square', "'(' ')'", "'*'", '3', '3 4 5', '50%', '0.3'],
  ...['expanded', 'ultra-condensed', '75%', 'over', 'under right', 'dot', 'evenodd', 'bevel'],
  ...['round', 'pixelated', 'geometricPrecision', 'dark', 'exact', 'only', 'upright', 'thin'],
  ...['red blue', '"smcp" 1', '"wght" 900', '40px', 'optimizeSpeed', 'linearRGB', 'middle'],
  ...['stroke', 'painted', 'first', 'no-common-ligatures', 'oldstyle-nums', 'jis78', 'emoji'],
  ...['historical-forms', 'sub', 'cjk', 'balance', 'stable', 'wavy', 'antialiased', '7'],
  ...['preserve-parent-color', 'bounding-box', 'ideographic', 'luminance', 'read-only', 'no-clip'],
];

/** Properties that the page chooses on purpose, and properties that only mirror another property. */
const chosen =
  /^(?:font-family|direction|visibility|-webkit-locale|font|color-scheme|-x-lang|view-transition-.*)$/;

const allProperties = [...getComputedStyle(document.documentElement)].filter(
  (name) => !name.startsWith('--'),
);

/** Finds a hostile value for each property that the engine inherits. */
function inheritedProperties(): ReadonlyMap<string, string> {
  const parent = document.createElement('div');
  const child = document.createElement('div');
  // Without a box, the engine returns the computed value of each length, not its size on the screen.
  parent.hidden = true;
  parent.append(child);
  document.body.append(parent);
  const style = getComputedStyle(child);
  const found = new Map<string, string>();
  for (const name of allProperties.filter((property) => !chosen.test(property))) {
    const neutral = style.getPropertyValue(name);
    for (const value of hostileValues) {
      if (!CSS.supports(name, value)) continue;
      parent.style.setProperty(name, value);
      // `em` lengths of other properties change with the font size, so only inherited values count.
      const isInherited = style.getPropertyValue(name) !== neutral;
      const own = getComputedStyle(parent).getPropertyValue(name);
      const isSame = own === style.getPropertyValue(name);
      parent.style.removeProperty(name);
      if (!isInherited || !isSame) continue;
      found.set(name, value);
      break;
    }
  }
  parent.remove();
  return found;
}

/** Lists the elements under a root, also inside nested shadow roots. */
const elementsIn = (root: ParentNode): Element[] =>
  [...root.querySelectorAll('*')].flatMap((element) => [
    element,
    ...(element.shadowRoot ? elementsIn(element.shadowRoot) : []),
  ]);

/** Returns the inherited styles of every element in the shadow root. */
function stylesIn(host: Element, names: readonly string[]): string[] {
  return elementsIn(host.shadowRoot as ShadowRoot).flatMap((element) =>
    [null, '::before', '::placeholder'].flatMap((pseudo) => {
      const style = getComputedStyle(element, pseudo);
      return names.map(
        (name) =>
          `${element.localName}.${element.className?.toString()}${pseudo ?? ''} ${name}: ${style.getPropertyValue(name)}`,
      );
    }),
  );
}

/** Gives an element a size that does not depend on the page. */
function fixSize(host: Element): Element {
  (host as HTMLElement).style.cssText = 'position:fixed;width:600px;height:600px';
  return host;
}

const drawn = (host: Element, selector: string): Promise<void> =>
  waitUntil(() => host.shadowRoot?.querySelector(selector), `${selector} is drawn`);

/** Draws each element as a customer sees it. */
const elements: Readonly<Record<string, () => Promise<Element>>> = {
  'teller-chat': async () => (await inlineChat(answered())).chat,
  'teller-survey': async () => {
    const host = await fixture(
      html`<teller-survey .client=${new FakeSurveyClient()} survey-id="svy_1"></teller-survey>`,
    );
    await drawn(host, 'form');
    return host;
  },
  'teller-queue': async () => {
    const client = new FakeQueueClient();
    client.showPlace({});
    const host = await fixture(
      html`<teller-queue .client=${client} entry-id="qen_1"></teller-queue>`,
    );
    await drawn(host, '[part~=place]');
    return host;
  },
};

describe('the styles of the page', () => {
  const properties = inheritedProperties();
  const names = [...properties.keys()];
  const hostile = [...properties].map(([name, value]) => `${name}:${value} !important`).join(';');
  const sheet = new CSSStyleSheet();
  const adopt = (text: string): void => {
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  };
  afterEach(() => {
    document.adoptedStyleSheets = [];
    document.documentElement.removeAttribute('style');
    document.documentElement.removeAttribute('lang');
  });

  it('are known to the test', () => {
    expect(names).to.include.members([
      ...['color', 'cursor', 'font-size', 'font-variant-caps', 'font-weight', 'letter-spacing'],
      ...['line-height', 'list-style-type', 'pointer-events', 'quotes', 'tab-size', 'text-align'],
      ...['text-indent', 'text-shadow', 'text-transform', 'white-space-collapse', 'word-spacing'],
      ...['writing-mode', '-webkit-text-stroke-width', 'hyphens', 'text-wrap-mode'],
    ]);
  });

  for (const [tag, mount] of Object.entries(elements)) {
    it(`do not reach the content of <${tag}> from its parent`, async () => {
      const host = fixSize(await mount());
      const neutral = new Set(stylesIn(host, names));
      adopt(`:has(> ${tag}){${hostile}}`);
      expect(getComputedStyle(host.parentElement as Element).wordSpacing).to.equal('7px');
      expect(stylesIn(host, names).filter((style) => !neutral.has(style))).to.deep.equal([]);
    });

    it(`do not reach the content of <${tag}> through a rule for all elements`, async () => {
      const host = fixSize(await mount());
      const neutral = new Set(stylesIn(host, names));
      adopt(`*{${hostile}}`);
      expect(getComputedStyle(host).wordSpacing).to.equal('7px');
      expect(stylesIn(host, names).filter((style) => !neutral.has(style))).to.deep.equal([]);
    });

    it(`leave text in <${tag}> selectable and clickable`, async () => {
      const host = await mount();
      adopt(`body,div,${tag}{user-select:none;-webkit-user-select:none;pointer-events:none}`);
      const style = getComputedStyle((host.shadowRoot as ShadowRoot).firstElementChild as Element);
      expect(style.userSelect || style.webkitUserSelect).to.equal('text');
      expect(style.pointerEvents).to.equal('auto');
    });

    it(`hide <${tag}> if they hide its parent`, async () => {
      const host = await mount();
      adopt(`:has(> ${tag}){visibility:hidden}`);
      const shown = elementsIn(host.shadowRoot as ShadowRoot).filter(
        (element) => getComputedStyle(element).visibility === 'visible',
      );
      expect(shown).to.deep.equal([]);
    });

    it(`do not scale the text of <${tag}> with the page’s own font size`, async () => {
      const host = fixSize(await mount());
      const neutral = stylesIn(host, ['font-size']);
      document.documentElement.style.fontSize = '62.5%';
      adopt('body{font-size:9px}');
      expect(stylesIn(host, ['font-size'])).to.deep.equal(neutral);
    });
  }

  it('give an element their font, and the language by which the browser chooses glyphs', async () => {
    adopt('div{font-family:fantasy}');
    document.documentElement.lang = 'en';
    const host = await (elements['teller-survey'] as () => Promise<Element>)();
    const style = getComputedStyle((host.shadowRoot as ShadowRoot).querySelector('p') as Element);
    expect(style.fontFamily).to.equal('fantasy');
    for (const element of [document.documentElement, host as HTMLElement]) {
      element.lang = 'zh-CN';
      // Firefox has no such property. There, no style of an author changes the language.
      const locale = getComputedStyle(element).getPropertyValue('-webkit-locale');
      expect(style.getPropertyValue('-webkit-locale')).to.equal(locale);
      element.lang = 'en';
    }
  });

  it('keep the size of text if their font is `monospace` alone', async () => {
    const parent = document.createElement('div');
    parent.style.fontFamily = 'monospace';
    const host = await fixture(html`<teller-survey survey-id="svy_1"></teller-survey>`, {
      parentNode: parent,
    });
    expect(getComputedStyle(host).fontSize).to.equal('16px');
  });
});
