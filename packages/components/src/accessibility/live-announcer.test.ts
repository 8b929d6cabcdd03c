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
const announced = (probe: AnnouncingProbe) =>
  Array.from(region(probe)?.children ?? [], ({ textContent }) => textContent);

describe('LiveAnnouncer', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('announces each message once and in order, even if two messages are equal', async () => {
    const probe = await mount();
    for (const message of ['One.', 'Two.', ' ', 'Two.']) probe.announcer.announce(message);
    expect(announced(probe)).to.deep.equal([]);
    await waitUntil(() => announced(probe).length === 3);
    expect(announced(probe)).to.deep.equal(['One.', 'Two.', 'Two.']);
  });

  it('announces markup as plain text', async () => {
    const probe = await mount();
    probe.announcer.announce('<b>x</b>');
    await waitUntil(() => announced(probe).length === 1);
    expect(region(probe)?.querySelector('b')).to.equal(null);
  });

  it('announces a message that was queued before the first render', async () => {
    const probe = document.createElement('announcing-probe') as AnnouncingProbe;
    probe.announcer.announce('Early.');
    document.body.append(probe);
    await waitUntil(() => announced(probe)[0] === 'Early.');
  });

  it('keeps one live region across updates', async () => {
    const probe = await mount();
    const first = region(probe);
    probe.requestUpdate();
    await probe.updateComplete;
    expect(region(probe)).to.equal(first);
    expect(probe.shadowRoot?.querySelectorAll('[aria-live]').length).to.equal(1);
  });

  it('keeps announcing after the element renders another template', async () => {
    const probe = await mount();
    probe.isChanged = true;
    probe.requestUpdate();
    await probe.updateComplete;
    probe.announcer.announce('Still here.');
    await waitUntil(() => announced(probe)[0] === 'Still here.');
    expect(probe.shadowRoot?.querySelectorAll('[aria-live]').length).to.equal(1);
  });

  it('drops queued messages when its element is removed, and works again when the element is inserted', async () => {
    const probe = await mount();
    probe.announcer.announce('Lost.');
    probe.remove();
    document.body.append(probe);
    probe.announcer.announce('Back.');
    await waitUntil(() => announced(probe).length > 0);
    expect(announced(probe)).to.deep.equal(['Back.']);
  });

  it('removes announced messages on `clear()`, and 10 seconds after the last announcement', async () => {
    const setTimeout = window.setTimeout.bind(window);
    const clearTimers: (() => void)[] = [];
    window.setTimeout = ((run: () => void, ms?: number) =>
      ms === 10_000 ? clearTimers.push(run) : setTimeout(run, ms)) as typeof setTimeout;
    try {
      const probe = await mount();
      probe.announcer.announce('Your balance is 12.50.');
      await waitUntil(() => announced(probe).length === 1);
      clearTimers.at(-1)?.();
      expect(announced(probe)).to.deep.equal([]);
      probe.announcer.announce('And 3.20.');
      await waitUntil(() => announced(probe).length === 1);
      probe.announcer.announce('Not any more.');
      probe.announcer.clear();
      expect(announced(probe)).to.deep.equal([]);
      probe.announcer.announce('Hello.');
      await waitUntil(() => announced(probe).length > 0);
      expect(announced(probe)).to.deep.equal(['Hello.']);
    } finally {
      window.setTimeout = setTimeout;
    }
  });

  it('keeps at most eight messages', async () => {
    const probe = await mount();
    for (let count = 1; count <= 10; count++) probe.announcer.announce(String(count));
    await waitUntil(() => announced(probe).at(-1) === '10', 'all announced');
    expect(announced(probe).length).to.equal(8);
  });
});
