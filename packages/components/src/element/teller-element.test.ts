import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { TellerElement } from './teller-element.ts';

class PlainProbe extends TellerElement {
  protected override render(): TemplateResult {
    return html`<p>Text</p>`;
  }
}
customElements.define('plain-probe', PlainProbe);

async function mount(family: string): Promise<PlainProbe> {
  const parent = document.createElement('div');
  parent.style.fontFamily = family;
  const probe = document.createElement('plain-probe') as PlainProbe;
  parent.append(probe);
  document.body.append(parent);
  await probe.updateComplete;
  return probe;
}

describe('TellerElement', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('reflects `theme`, `density` and `elder` to attributes, and sets no `theme` by default', async () => {
    const probe = await mount('Arial');
    expect(probe.getAttributeNames()).not.to.include.members(['theme']);
    probe.theme = 'dark';
    probe.density = 'compact';
    probe.elder = true;
    await probe.updateComplete;
    expect(probe.getAttribute('theme')).to.equal('dark');
    expect(probe.getAttribute('density')).to.equal('compact');
    expect(probe.hasAttribute('elder')).to.equal(true);
    const text = probe.renderRoot.querySelector('p');
    expect(text && getComputedStyle(text).fontSize).to.equal('21px');
  });

  it('uses the page’s font', async () => {
    expect(getComputedStyle(await mount('Arial, sans-serif')).fontFamily).to.equal(
      'Arial, sans-serif',
    );
  });

  it('uses the system font if the page sets no font', async () => {
    const family = getComputedStyle(await mount('initial')).fontFamily;
    expect(family).to.match(/^system-ui/);
    expect(family).to.contain('PingFang SC');
  });

  it('is hidden by the `hidden` attribute', async () => {
    const probe = await mount('Arial');
    probe.hidden = true;
    expect(getComputedStyle(probe).display).to.equal('none');
  });
});
