import type { BrowserContext } from 'playwright-core';
import type { ServiceProcess } from '../service/service-process.ts';
import { wait } from '../base/wait.ts';
import type { BrowserTab, TabEnd } from './tab/browser-tab.ts';
import type { Disruption } from './schedule.ts';

export interface DisruptionsOptions {
  readonly context: BrowserContext;
  readonly service: ServiceProcess;
  readonly tabs: readonly BrowserTab[];
  /** Called at the end of each offline period, when the outboxes are fullest. */
  readonly whileOffline: () => Promise<void>;
}

/** Runs scheduled disruptions of the browser and the service one after another, during sending. */
export class Disruptions {
  readonly #options: DisruptionsOptions;
  readonly #done = new Map<string, number>();
  #last: Promise<void> = Promise.resolve();

  constructor(options: DisruptionsOptions) {
    this.#options = options;
  }

  /** Number of disruptions of each kind. */
  get counts(): [string, number][] {
    return [...this.#done].sort(([a], [b]) => a.localeCompare(b));
  }

  add(disruption: Disruption): void {
    this.#last = this.#last.then(() => this.#do(disruption));
  }

  /** Resolves once all disruptions are over and all tabs and the service run again. */
  settled(): Promise<void> {
    return this.#last;
  }

  async #do(disruption: Disruption): Promise<void> {
    const { context, service } = this.#options;
    switch (disruption.kind) {
      case 'tab-end':
        return this.#endTab(disruption.how, disruption.tab);
      case 'offline':
        this.#note('offline spells');
        await context.setOffline(true);
        await wait(disruption.ms);
        await this.#options.whileOffline();
        return context.setOffline(false);
      case 'service-kill':
        this.#note('hard kills of the service');
        await service.kill();
        await wait(disruption.downMs);
        return service.resume();
      case 'service-restart':
        this.#note('restarts of the service');
        await service.stop();
        return service.resume();
    }
  }

  async #endTab(how: TabEnd, which: number | 'leader'): Promise<void> {
    const { tabs } = this.#options;
    const index = which === 'leader' ? await this.#leader() : which;
    const tab = tabs[index];
    if (!tab) return;
    const verb = { crash: 'crashes', close: 'closes', reload: 'reloads' }[how];
    this.#note(which === 'leader' ? 'crashes of a leading tab' : `${verb} of a tab`);
    await tab.end(how);
    if (how === 'reload') return;
    // The other tabs run without this tab for a while
    await wait(500);
    await tab.open();
  }

  /** Returns the index of the leading tab, which holds the most locks. Returns 0 if no tab leads. */
  async #leader(): Promise<number> {
    const held = await Promise.all(this.#options.tabs.map((tab) => tab.run(countOwnLocks)));
    return Math.max(
      0,
      held.findIndex((count) => count === Math.max(...held)),
    );
  }

  #note(name: string): void {
    this.#done.set(name, (this.#done.get(name) ?? 0) + 1);
  }
}

/** Runs in a page. Counts the origin's locks that this tab holds. */
async function countOwnLocks(): Promise<number> {
  const name = `chaos-${crypto.randomUUID()}`;
  return navigator.locks.request(name, async () => {
    const { held = [] } = await navigator.locks.query();
    const own = held.find((lock) => lock.name === name)?.clientId;
    return held.filter(({ clientId }) => clientId === own).length - 1;
  });
}
