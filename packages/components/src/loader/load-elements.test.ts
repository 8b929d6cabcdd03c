import { expect, fixtureSync, html } from '@open-wc/testing';
import { waitUntil } from '../testing/wait-until.ts';
import { loadElements } from './load-elements.ts';

class Probe extends HTMLElement {}

/** A source that defines its tag and counts how often it was asked. */
function sourceOf(tag: string, asked: string[]): () => Promise<void> {
  return () => {
    asked.push(tag);
    if (!customElements.get(tag)) customElements.define(tag, class extends Probe {});
    return Promise.resolve();
  };
}

describe('loadElements', () => {
  it('defines what is there, what comes later, and nothing else', async () => {
    const asked: string[] = [];
    const tags = ['loaded-now', 'loaded-later', 'loaded-never'];
    const sources = Object.fromEntries(tags.map((tag) => [tag, sourceOf(tag, asked)]));
    const root = fixtureSync(html`<div><loaded-now></loaded-now></div>`);
    const stop = loadElements(document, sources);
    expect(asked).to.deep.equal(['loaded-now']);
    const later = document.createElement('section');
    later.append(document.createElement('loaded-later'), document.createElement('loaded-later'));
    root.append(later);
    await waitUntil(() => asked.length === 2);
    expect(asked).to.deep.equal(['loaded-now', 'loaded-later']);
    expect(root.querySelector(':not(:defined)')).to.equal(null);
    stop();
  });

  it('sees nothing any more once it was stopped', async () => {
    const asked: string[] = [];
    const stop = loadElements(document, { 'loaded-stopped': sourceOf('loaded-stopped', asked) });
    stop();
    const root = fixtureSync(html`<div><loaded-stopped></loaded-stopped></div>`);
    await Promise.resolve();
    expect(asked).to.deep.equal([]);
    expect(root.querySelector(':not(:defined)')).not.to.equal(null);
  });

  it('asks again for code that did not arrive, unless it was stopped', async () => {
    const waits: (() => void)[] = [];
    const { setTimeout } = globalThis;
    globalThis.setTimeout = ((run: () => void) => waits.push(run)) as typeof setTimeout;
    try {
      fixtureSync(html`<loaded-failing></loaded-failing>`);
      const arrived: (() => void)[] = [];
      const fails = () => new Promise((_, reject) => arrived.push(() => reject(new Error('cut'))));
      const stop = loadElements(document, { 'loaded-failing': fails });
      const fail = async () => {
        arrived.pop()?.();
        for (let turn = 0; turn < 5; turn++) await Promise.resolve();
      };
      await fail();
      expect(waits).to.have.length(1);
      waits.pop()?.();
      expect(arrived, 'tries under way').to.have.length(1);
      stop();
      await fail();
      expect(waits, 'timers left').to.have.length(0);
    } finally {
      globalThis.setTimeout = setTimeout;
    }
  });

  it('looks into a shadow root where it is told to', async () => {
    const asked: string[] = [];
    const host = fixtureSync(html`<div></div>`);
    const root = host.attachShadow({ mode: 'open' });
    root.append(document.createElement('loaded-inside'));
    loadElements(root, { 'loaded-inside': sourceOf('loaded-inside', asked) })();
    expect(asked).to.deep.equal(['loaded-inside']);
  });
});

describe('the loader', () => {
  it('looks after the page from the start', async () => {
    await import('./index.ts');
    fixtureSync(html`<teller-provider></teller-provider>`);
    await customElements.whenDefined('teller-provider');
    expect(customElements.get('teller-queue')).to.equal(undefined);
  });
});
