import { expect, fixtureSync, html } from '@open-wc/testing';
import { waitUntil } from '../testing/wait-until.ts';
import { loadElements } from './load-elements.ts';

class Probe extends HTMLElement {}

/** Creates a loader that defines the tag and records each request for the tag's code. */
function sourceOf(tag: string, requested: string[]): () => Promise<void> {
  return () => {
    requested.push(tag);
    if (!customElements.get(tag)) customElements.define(tag, class extends Probe {});
    return Promise.resolve();
  };
}

describe('loadElements', () => {
  it('defines only elements that the page contains now or later', async () => {
    const requested: string[] = [];
    const tags = ['loaded-now', 'loaded-later', 'loaded-never'];
    const sources = Object.fromEntries(tags.map((tag) => [tag, sourceOf(tag, requested)]));
    const root = fixtureSync(html`<div><loaded-now></loaded-now></div>`);
    const stop = loadElements(document, sources);
    expect(requested).to.deep.equal(['loaded-now']);
    const later = document.createElement('section');
    later.append(document.createElement('loaded-later'), document.createElement('loaded-later'));
    root.append(later);
    await waitUntil(() => requested.length === 2);
    expect(requested).to.deep.equal(['loaded-now', 'loaded-later']);
    expect(root.querySelector(':not(:defined)')).to.equal(null);
    stop();
  });

  it('defines no elements after the loader is stopped', async () => {
    const requested: string[] = [];
    const stop = loadElements(document, {
      'loaded-stopped': sourceOf('loaded-stopped', requested),
    });
    stop();
    const root = fixtureSync(html`<div><loaded-stopped></loaded-stopped></div>`);
    await Promise.resolve();
    expect(requested).to.deep.equal([]);
    expect(root.querySelector(':not(:defined)')).not.to.equal(null);
  });

  it('retries code that failed to load, and stops when the loader is stopped', async () => {
    const timers: (() => void)[] = [];
    const { setTimeout } = globalThis;
    globalThis.setTimeout = ((run: () => void) => timers.push(run)) as typeof setTimeout;
    try {
      fixtureSync(html`<loaded-failing></loaded-failing>`);
      const pending: (() => void)[] = [];
      const fails = () => new Promise((_, reject) => pending.push(() => reject(new Error('cut'))));
      const stop = loadElements(document, { 'loaded-failing': fails });
      const fail = async () => {
        pending.pop()?.();
        for (let turn = 0; turn < 5; turn++) await Promise.resolve();
      };
      await fail();
      expect(timers).to.have.length(1);
      timers.pop()?.();
      expect(pending, 'pending loads').to.have.length(1);
      stop();
      await fail();
      expect(timers, 'timers left').to.have.length(0);
    } finally {
      globalThis.setTimeout = setTimeout;
    }
  });

  it('defines elements in the given shadow root', async () => {
    const requested: string[] = [];
    const host = fixtureSync(html`<div></div>`);
    const root = host.attachShadow({ mode: 'open' });
    root.append(document.createElement('loaded-inside'));
    loadElements(root, { 'loaded-inside': sourceOf('loaded-inside', requested) })();
    expect(requested).to.deep.equal(['loaded-inside']);
  });
});

describe('the loader module', () => {
  it('watches the document from the moment of its import', async () => {
    await import('./index.ts');
    fixtureSync(html`<teller-provider></teller-provider>`);
    await customElements.whenDefined('teller-provider');
    expect(customElements.get('teller-queue')).to.equal(undefined);
  });
});
