import { expect } from '@open-wc/testing';
import { expectPixels, pixelsBelow } from '../../../testing/geometry.ts';
import { css, html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { AutoScrollController } from './auto-scroll-controller.ts';

class ScrollingProbe extends LitElement {
  static override properties = { lines: { type: Number }, older: { type: Number } };
  static override styles = css`
    #list {
      block-size: 200px;
      overflow-y: auto;
      overflow-anchor: none;
    }
    p {
      block-size: 40px;
      margin: 0;
    }
  `;
  declare lines: number;
  declare older: number;
  readonly scrolling = new AutoScrollController(
    this,
    () => this.list,
    () => this.hasEnd,
  );
  hasEnd = true;
  constructor() {
    super();
    this.lines = 20;
    this.older = 0;
  }
  get list(): HTMLElement {
    const list = this.renderRoot.querySelector<HTMLElement>('#list');
    if (!list) throw new Error('The list is not rendered.');
    return list;
  }
  get gap(): number {
    return pixelsBelow(this.list);
  }
  protected override render(): TemplateResult {
    const count = this.older + this.lines;
    return html`<div id="list">
      <div>${Array.from({ length: count }, () => html`<p>x</p>`)}</div>
    </div>`;
  }
}
customElements.define('scrolling-probe', ScrollingProbe);

async function mount(): Promise<ScrollingProbe> {
  const probe = document.createElement('scrolling-probe') as ScrollingProbe;
  document.body.append(probe);
  await probe.updateComplete;
  return probe;
}

// The browser sends no scroll events and no resize observations to a tab in the background.
function scrollTo(probe: ScrollingProbe, top: number): void {
  probe.list.scrollTop = top;
  probe.list.dispatchEvent(new Event('scroll'));
}

class FakeResizeObserver implements ResizeObserver {
  static last: FakeResizeObserver | undefined;
  watched: Element[] = [];
  readonly notify: () => void;
  constructor(callback: ResizeObserverCallback) {
    this.notify = () => {
      callback([], this);
    };
    FakeResizeObserver.last = this;
  }
  observe(element: Element): void {
    this.watched.push(element);
  }
  unobserve(): void {
    throw new Error('The controller does not call `unobserve`.');
  }
  disconnect(): void {
    this.watched = [];
  }
}

describe('AutoScrollController', () => {
  const { ResizeObserver } = window;
  before(() => {
    window.ResizeObserver = FakeResizeObserver;
  });
  after(() => {
    window.ResizeObserver = ResizeObserver;
  });
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('starts at the end and stays there while content is added', async () => {
    const probe = await mount();
    expectPixels(probe.gap).equal(0);
    probe.lines = 30;
    await probe.updateComplete;
    expectPixels(probe.gap).equal(0);
    expect(probe.scrolling.atEnd).to.equal(true);
  });

  it('stays at the end if content grows without an update of the element', async () => {
    const probe = await mount();
    const last = probe.renderRoot.querySelector<HTMLElement>('p:last-child');
    if (last) last.style.blockSize = '300px';
    expectPixels(probe.gap).equal(260);
    expect(FakeResizeObserver.last?.watched).to.deep.equal([
      probe.list,
      probe.list.firstElementChild,
    ]);
    FakeResizeObserver.last?.notify();
    expectPixels(probe.gap).equal(0);
  });

  it('stays at the end if content grows before the scroll event arrives', async () => {
    const probe = await mount();
    const last = probe.renderRoot.querySelector<HTMLElement>('p:last-child');
    if (last) last.style.blockSize = '300px';
    probe.list.dispatchEvent(new Event('scroll'));
    expect(probe.scrolling.atEnd).to.equal(true);
  });

  it('keeps the scroll position of a reader who has scrolled up', async () => {
    const probe = await mount();
    scrollTo(probe, 100);
    probe.lines = 30;
    await probe.updateComplete;
    expectPixels(probe.list.scrollTop).equal(100);
  });

  it('stops scrolling to new content after the reader scrolls up by 20 pixels', async () => {
    const probe = await mount();
    const top = probe.list.scrollTop - 20;
    scrollTo(probe, top);
    expect(probe.scrolling.atEnd).to.equal(false);
    probe.lines = 30;
    await probe.updateComplete;
    expectPixels(probe.list.scrollTop).equal(top);
  });

  it('scrolls to new content again after the reader or `scrollToEnd` reaches the end', async () => {
    const probe = await mount();
    scrollTo(probe, 100);
    expect(probe.scrolling.atEnd).to.equal(false);
    scrollTo(probe, probe.list.scrollHeight);
    expect(probe.scrolling.atEnd).to.equal(true);
    scrollTo(probe, 100);
    probe.scrolling.scrollToEnd();
    expectPixels(probe.gap).equal(0);
  });

  it('starts at the top, and scrolls to the end only once `hasEnd` is true', async () => {
    const probe = await mount();
    probe.hasEnd = false;
    probe.scrolling.scrollToEnd();
    expectPixels(probe.list.scrollTop).equal(0);
    scrollTo(probe, 100);
    scrollTo(probe, 50);
    probe.lines = 30;
    await probe.updateComplete;
    expectPixels(probe.list.scrollTop).equal(50);
    expect(probe.scrolling.atEnd).to.equal(true);
    probe.hasEnd = true;
    probe.lines = 31;
    await probe.updateComplete;
    expectPixels(probe.gap).equal(0);
  });

  it('keeps the reader’s position when older content is added above', async () => {
    const probe = await mount();
    scrollTo(probe, 100);
    await probe.scrolling.keepPlace(() => {
      probe.older = 10;
      return probe.updateComplete;
    });
    expectPixels(probe.list.scrollTop).equal(500);
  });

  it('never scrolls the page', async () => {
    const above = document.createElement('div');
    above.style.blockSize = '3000px';
    document.body.append(above);
    const probe = await mount();
    probe.lines = 50;
    await probe.updateComplete;
    probe.scrolling.scrollToEnd();
    expectPixels(window.scrollY).equal(0);
  });

  it('stops when its element is removed, and starts again when the element is inserted', async () => {
    const probe = await mount();
    const { list } = probe;
    const observer = FakeResizeObserver.last;
    probe.remove();
    expect(observer?.watched).to.deep.equal([]);
    list.dispatchEvent(new Event('scroll'));
    document.body.append(probe);
    probe.lines = 40;
    await probe.updateComplete;
    expectPixels(probe.gap).equal(0);
  });
});
