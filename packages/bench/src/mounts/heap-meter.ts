import type { CDPSession, Page } from 'playwright-core';

/** DOM nodes, event listeners and memory of a page. */
export interface Heap {
  readonly nodes: number;
  readonly listeners: number;
  readonly kilobytes: number;
}

/** Milliseconds for work that a removed element has begun, such as a request that is aborted. */
const settleMs = 500;

/** Reads what a page holds after garbage collection, through the DevTools protocol. */
export class HeapMeter {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  /** Attaches a meter to a page of Chromium. */
  static async attach(page: Page): Promise<HeapMeter> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    return new HeapMeter(session);
  }

  async read(): Promise<Heap> {
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    // An object with a finalizer goes only in the collection after that in which it became garbage
    for (let round = 0; round < 4; round++) await this.#session.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
    return {
      nodes: metric('Nodes'),
      listeners: metric('JSEventListeners'),
      kilobytes: metric('JSHeapUsedSize') / 1000,
    };
  }
}
