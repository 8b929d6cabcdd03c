import { waitUntil } from '../testing/wait-until.ts';
import { expect } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { LiveAnnouncer } from './live-announcer.ts';

class AnnouncingProbe extends LitElement {
  readonly announcer = new LiveAnnouncer(this);
  isChanged = false;
  protected override render(): TemplateResult {
    return this.isChanged ? html`<section>Other</section>` : html`<p>Body</p>`;
  }
}
customElements.define('announcing-probe', AnnouncingProbe);

async function mount(): Promise<AnnouncingProbe> {
  const probe = document.createElement('announcing-probe') as AnnouncingProbe;
  document.body.append(probe);
  await probe.updateComplete;
  return probe;
}

const region = (probe: AnnouncingProbe) => probe.shadowRoot?.querySelector('[aria-live=polite]');
const said = (probe: AnnouncingProbe) =>
  Array.from(region(probe)?.children ?? [], ({ textContent }) => textContent);

describe('LiveAnnouncer', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('says each message once, whole and in order, also when two are alike', async () => {
    const probe = await mount();
    for (const message of ['One.', 'Two.', ' ', 'Two.']) probe.announcer.announce(message);
    expect(said(probe)).to.deep.equal([]);
    await waitUntil(() => said(probe).length === 3);
    expect(said(probe)).to.deep.equal(['One.', 'Two.', 'Two.']);
  });

  it('says text as text', async () => {
    const probe = await mount();
    probe.announcer.announce('<b>x</b>');
    await waitUntil(() => said(probe).length === 1);
    expect(region(probe)?.querySelector('b')).to.equal(null);
  });

  it('keeps what was announced before the first render', async () => {
    const probe = document.createElement('announcing-probe') as AnnouncingProbe;
    probe.announcer.announce('Early.');
    document.body.append(probe);
    await waitUntil(() => said(probe)[0] === 'Early.');
  });

  it('has one region, and keeps it over updates', async () => {
    const probe = await mount();
    const first = region(probe);
    probe.requestUpdate();
    await probe.updateComplete;
    expect(region(probe)).to.equal(first);
    expect(probe.shadowRoot?.querySelectorAll('[aria-live]').length).to.equal(1);
  });

  it('goes on speaking when the element draws something else', async () => {
    const probe = await mount();
    probe.isChanged = true;
    probe.requestUpdate();
    await probe.updateComplete;
    probe.announcer.announce('Still here.');
    await waitUntil(() => said(probe)[0] === 'Still here.');
    expect(probe.shadowRoot?.querySelectorAll('[aria-live]').length).to.equal(1);
  });

  it('forgets what it had to say when the element goes, and speaks again when it is back', async () => {
    const probe = await mount();
    probe.announcer.announce('Lost.');
    probe.remove();
    document.body.append(probe);
    probe.announcer.announce('Back.');
    await waitUntil(() => said(probe).length > 0);
    expect(said(probe)).to.deep.equal(['Back.']);
  });

  it('takes back what it said, also by itself once that has been read', async () => {
    const setTimeout = window.setTimeout.bind(window);
    const waits: (() => void)[] = [];
    window.setTimeout = ((run: () => void, ms?: number) =>
      ms === 10_000 ? waits.push(run) : setTimeout(run, ms)) as typeof setTimeout;
    try {
      const probe = await mount();
      probe.announcer.announce('Your balance is 12.50.');
      await waitUntil(() => said(probe).length === 1);
      waits.at(-1)?.();
      expect(said(probe)).to.deep.equal([]);
      probe.announcer.announce('And 3.20.');
      await waitUntil(() => said(probe).length === 1);
      probe.announcer.announce('Not any more.');
      probe.announcer.clear();
      expect(said(probe)).to.deep.equal([]);
      probe.announcer.announce('Hello.');
      await waitUntil(() => said(probe).length > 0);
      expect(said(probe)).to.deep.equal(['Hello.']);
    } finally {
      window.setTimeout = setTimeout;
    }
  });

  it('does not grow without end', async () => {
    const probe = await mount();
    for (let count = 1; count <= 10; count++) probe.announcer.announce(String(count));
    await waitUntil(() => said(probe).at(-1) === '10', 'all said');
    expect(said(probe).length).to.equal(8);
  });
});
