import { expect } from '@open-wc/testing';
import { wcagContrast } from 'culori';
import type { Rgb } from 'culori';
import { css, html, LitElement, render } from 'lit';
import { registerReaderSize } from '../element/reader-size.ts';
import { expectPixels } from '../testing/geometry.ts';
import { colours } from '../../tokens/colours.ts';
import type { ColourName } from '../../tokens/colours.ts';
import { readColour } from '../../tokens/colour.ts';
import { paletteModes, resolvePalette } from '../../tokens/palette.ts';
import type { PaletteMode } from '../../tokens/palette.ts';
import { theme } from './theme.ts';

class ThemedProbe extends LitElement {
  static override styles = [
    theme,
    css`
      button {
        min-block-size: var(--tk-target);
        padding: 0;
        border: 0;
      }
    `,
  ];
  protected override render() {
    return html`<p><button>x</button></p>`;
  }
}
registerReaderSize();
customElements.define('themed-probe', ThemedProbe);

const names = Object.keys(colours) as ColourName[];
const pixel = new OffscreenCanvas(1, 1).getContext('2d');

/** Converts a CSS colour to the RGB values that the screen shows. */
function toRgb(colour: string): Rgb {
  if (!pixel) throw new Error('The browser gives no 2D canvas context.');
  pixel.fillStyle = colour;
  pixel.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = pixel.getImageData(0, 0, 1, 1).data;
  return { mode: 'rgb', r: red / 255, g: green / 255, b: blue / 255 };
}

async function mount(
  attributes: Readonly<Record<string, string>>,
  style = '',
): Promise<ThemedProbe> {
  const root = document.createElement('div');
  root.style.cssText = style;
  document.body.append(root);
  render(html`<themed-probe></themed-probe>`, root);
  const probe = root.querySelector<ThemedProbe>('themed-probe');
  if (!probe) throw new Error('The probe element is not in the page.');
  for (const [name, value] of Object.entries(attributes)) probe.setAttribute(name, value);
  await probe.updateComplete;
  return probe;
}

function shownColour(probe: ThemedProbe, name: string): Rgb {
  const mark = document.createElement('i');
  mark.style.backgroundColor = `var(--tk-${name})`;
  probe.shadowRoot?.append(mark);
  const { backgroundColor } = getComputedStyle(mark);
  mark.remove();
  return toRgb(backgroundColor);
}

const modeStyle = ({ scheme, contrast }: PaletteMode) =>
  `--teller-scheme:${scheme};--teller-contrast:${contrast ? '1' : '0'}`;

describe('the theme of an element', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  for (const brand of ['#1f5fae', '#ffcc00', '#2f7d4f', '#fffdf0', '#0a0a0f', '#c8102e'])
    for (const mode of paletteModes)
      it(`shows the colours that resolvePalette computes for the brand ${brand} with ${modeStyle(mode)}`, async () => {
        const probe = await mount({}, `--teller-brand:${brand};${modeStyle(mode)}`);
        const expected = [resolvePalette(brand, mode), resolvePalette(brand, mode, 'reduce')];
        for (const name of names) {
          const shown = shownColour(probe, name);
          const isNear = (palette: Record<ColourName, Rgb>) =>
            (['r', 'g', 'b'] as const).every(
              (at) => Math.abs(palette[name][at] - shown[at]) < 0.02,
            );
          // For a colour outside the gamut, some engines clip channels and others reduce chroma, so both results pass.
          expect(expected.some(isNear), `${name} ${JSON.stringify(shown)}`).to.equal(true);
        }
        const ratio = wcagContrast(shownColour(probe, 'muted'), shownColour(probe, 'sunken'));
        expect(ratio).to.be.at.least(mode.contrast ? 7 : 4.5);
      });

  it('comes from the `theme` attribute, or else from the page', async () => {
    const own = await mount({ theme: 'dark' });
    const inherited = await mount({}, '--teller-scheme:dark');
    const light = await mount({ theme: 'light' }, '--teller-scheme:dark');
    const contrast = await mount({ theme: 'contrast' }, '--teller-scheme:light');
    expect(shownColour(own, 'surface')).to.deep.equal(shownColour(inherited, 'surface'));
    expect(shownColour(own, 'surface').r).to.be.below(0.2);
    expect(shownColour(light, 'surface').r).to.be.above(0.9);
    expect(shownColour(contrast, 'text')).to.deep.equal(readColour('#000'));
  });

  it('lets a page set a single token on any ancestor', async () => {
    const probe = await mount({}, '--teller-accent:#123456;--teller-radius-large:2px');
    expect(shownColour(probe, 'accent')).to.deep.equal(readColour('#123456'));
    expect(getComputedStyle(probe).getPropertyValue('--tk-radius-large')).to.equal('2px');
  });

  it('has larger text and targets in elder mode, and smaller targets in compact density', async () => {
    const expectSizes = async (
      attributes: Record<string, string>,
      fontSize: string,
      target: number,
    ) => {
      const probe = await mount(attributes);
      const button = probe.shadowRoot?.querySelector('button');
      expect(button && getComputedStyle(button).fontSize).to.equal(fontSize);
      expectPixels(button?.getBoundingClientRect().height).equal(target);
    };
    await expectSizes({}, '15px', 44);
    await expectSizes({ elder: '' }, '21px', 60);
    await expectSizes({ density: 'compact' }, '15px', 33);
    await expectSizes({ density: 'compact', elder: '' }, '21px', 60);
  });

  it('inherits the page’s font family, but no other text styles', async () => {
    const probe = await mount(
      {},
      'text-align:center;text-transform:uppercase;font:italic 700 30px/1 fantasy',
    );
    const style = getComputedStyle(probe);
    expect(style.textAlign).to.equal('start');
    expect(style.textTransform).to.equal('none');
    expect(style.fontWeight).to.equal('400');
    expect(style.fontStyle).to.equal('normal');
    expect(style.fontFamily).to.equal('fantasy');
  });

  it('gives Chinese text a larger line height', async () => {
    const lineHeight = async (lang: string) => {
      const text = (await mount({ lang })).renderRoot.querySelector('button');
      return text && getComputedStyle(text).lineHeight;
    };
    expect(await lineHeight('zh-CN')).to.equal('24px');
    expect(await lineHeight('en')).to.equal('22.5px');
  });
});
