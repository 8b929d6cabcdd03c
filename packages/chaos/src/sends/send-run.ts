import type { BrowserContext } from 'playwright-core';
import type { Count } from '../base/count.ts';
import type { Dice } from '../base/dice.ts';
import { FaultPlan } from '../faults/fault-plan.ts';
import type { FaultProxy } from '../faults/fault-proxy.ts';
import type { ServiceProcess } from '../service/service-process.ts';
import { wait } from '../base/wait.ts';
import { StorageWatch } from './at-rest/storage-watch.ts';
import { countSends } from './count-sends.ts';
import type { Attempt } from './count-sends.ts';
import { Disruptions } from './disruptions.ts';
import { planSends } from './schedule.ts';
import type { ScheduleOptions } from './schedule.ts';
import { readStored } from './stored-texts.ts';
import type { StoredTexts } from './stored-texts.ts';
import { BrowserTab } from './tab/browser-tab.ts';

const longestDrainMs = 60_000;

/** What the run sends from and through. */
export interface SendRunParts {
  readonly dice: Dice;
  readonly options: ScheduleOptions;
  readonly service: ServiceProcess;
  readonly proxy: FaultProxy;
  readonly context: BrowserContext;
  readonly profile: string;
}

/** One run of sends: disrupted, drained, and counted in the end. */
export class SendRun {
  readonly #parts: SendRunParts;
  readonly #tabs: readonly BrowserTab[];
  readonly #attempts: Attempt[] = [];
  readonly #byText = new Map<string, Attempt>();
  readonly #storages: StorageWatch;
  readonly #disruptions: Disruptions;
  readonly #sending: Promise<void>[] = [];
  #refused = 0;

  constructor(parts: SendRunParts) {
    const { context, proxy, options, service, profile } = parts;
    this.#parts = parts;
    this.#tabs = Array.from(
      { length: options.tabs },
      () =>
        new BrowserTab({
          context,
          url: `http://app.localhost:${String(proxy.port)}/`,
          customers: options.customers,
          onKept: (texts) => this.#acknowledge(texts),
        }),
    );
    this.#storages = new StorageWatch(profile, this.#tabs);
    this.#disruptions = new Disruptions({
      context,
      service,
      tabs: this.#tabs,
      whileOffline: () => this.#storages.look(),
    });
  }

  async run(): Promise<Count[]> {
    const { dice, options, proxy } = this.#parts;
    const steps = planSends(dice.of('schedule'), options);
    for (const tab of this.#tabs) await tab.open();
    proxy.plan = new FaultPlan(dice.of('faults'));
    for (const [index, step] of steps.entries()) {
      if (step.before) this.#disruptions.add(step.before);
      if (step.pauseMs > 0) await wait(step.pauseMs);
      await this.#send(index, step.tab, step.customer);
    }
    await Promise.all(this.#sending);
    await this.#disruptions.settled();
    proxy.plan = undefined;
    const calm = performance.now();
    const stored = await this.#drain(calm);
    const drainMs = performance.now() - calm;
    await this.#storages.look();
    return this.#count(stored, drainMs);
  }

  async #send(index: number, wanted: number, customer: number): Promise<void> {
    // From the other tab while one is dead, from none while both are
    let tab = wanted;
    while (!this.#tabs[tab]?.isOpen) {
      tab = (tab + 1) % this.#tabs.length;
      if (tab === wanted) await wait(20);
    }
    const text = `${String(index)} Where is my ${this.#storages.word}?`;
    const attempt: Attempt = { text, customer, tab, acknowledged: false, failed: undefined };
    this.#attempts.push(attempt);
    this.#byText.set(text, attempt);
    // Not waited for: a death in the midst of sending is what is wanted
    this.#sending.push(this.#hand(attempt));
  }

  async #hand(attempt: Attempt): Promise<void> {
    const answer = await this.#tabs[attempt.tab]?.send(attempt.customer, attempt.text);
    // A refusal is an answer: the caller has the text still
    if (answer !== undefined && answer !== 'accepted') {
      this.#refused += 1;
      attempt.failed = answer;
    }
  }

  #acknowledge(texts: readonly string[]): void {
    for (const text of texts) {
      const attempt = this.#byText.get(text);
      if (attempt) attempt.acknowledged = true;
    }
  }

  /**
   * Waits until all has arrived and all tabs show it, or the time for that is over. A tab that has just
   * come back may not have read yet what it has to send: that it shows nothing on its way is not enough.
   */
  async #drain(calm: number): Promise<readonly StoredTexts[]> {
    const { service, options } = this.#parts;
    for (;;) {
      const outgoing = await Promise.all(this.#tabs.map((tab) => tab.ask('outgoing')));
      for (const { text, code } of outgoing.flatMap(({ failed }) => failed)) {
        const attempt = this.#byText.get(text);
        if (attempt) attempt.failed = code;
      }
      if (outgoing.every(({ waiting }) => waiting.length === 0)) {
        const stored = await readStored(service.url, options.customers);
        const { lost } = countSends(this.#attempts, textsOf(stored));
        if (lost === 0 && (await this.#countDifferentViews(stored)) === 0) return stored;
      }
      if (performance.now() - calm > longestDrainMs)
        return readStored(service.url, options.customers);
      await wait(200);
    }
  }

  async #count(stored: readonly StoredTexts[], drainMs: number): Promise<Count[]> {
    const { proxy } = this.#parts;
    const explain = (line: string) => console.log(line);
    const counts = countSends(this.#attempts, textsOf(stored), explain);
    const different = await this.#countDifferentViews(stored, explain);
    const outgoing = await Promise.all(this.#tabs.map((tab) => tab.ask('outgoing')));
    const waiting = outgoing.reduce((sum, tab) => sum + tab.waiting.length, 0);
    outgoing.forEach((tab, index) => {
      for (const text of tab.waiting) explain(`Tab ${String(index)} still has: ${text}`);
    });
    const errors = this.#tabs.flatMap((tab) => tab.errors);
    for (const error of new Set(errors)) console.log(`Error in a page: ${error}`);
    const extra = stored.reduce(
      (sum, { conversations }) => sum + Math.max(0, conversations - 1),
      0,
    );
    const part = 'sends';
    const told = (name: string, value: number): Count => ({ part, name, value });
    const none = (name: string, value: number): Count => ({ part, name, value, atMost: 0 });
    return [
      told('attempted', counts.attempted),
      told('acknowledged as safe', counts.acknowledged),
      none('lost', counts.lost),
      none('unexpected', counts.unexpected),
      none('duplicated', counts.duplicated),
      none('disordered', counts.disordered),
      told('recovered', counts.recovered),
      told('failed with a reason', counts.failed),
      told('refused at once', this.#refused),
      none('neither sent nor failed in the end', waiting),
      none('conversations opened twice', extra),
      none('timelines that differ from what is stored', different),
      none(
        'errors in pages',
        this.#tabs.reduce((sum, { errors }) => sum + errors.length, 0),
      ),
      {
        part,
        name: 'drained after the faults',
        value: Number((drainMs / 1000).toFixed(1)),
        unit: 's',
        atMost: longestDrainMs / 1000,
      },
      told('faults of requests', proxy.total),
      ...this.#disruptions.counts.map(([name, value]) => told(name, value)),
      ...this.#storages.counts,
    ];
  }

  /** Each tab shall show each conversation exactly as it is stored. */
  async #countDifferentViews(
    stored: readonly StoredTexts[],
    explain: (line: string) => void = () => undefined,
  ): Promise<number> {
    let different = 0;
    for (const [index, tab] of this.#tabs.entries()) {
      const timelines = await tab.ask('timelines');
      stored.forEach(({ texts }, customer) => {
        const shown = timelines[customer];
        const same =
          shown?.texts.length === texts.length &&
          shown.texts.every((text, place) => text === texts[place]?.text);
        if (same) return;
        different += 1;
        const facts = `${String(shown?.texts.length)} of ${String(texts.length)} messages`;
        const last = `up to event ${String(shown?.lastSequence)} of ${String(texts.at(-1)?.sequence)}`;
        const place = `Tab ${String(index)}, customer ${String(customer)}`;
        explain(`${place} shows ${facts}, ${last}, ${String(shown?.connection)}`);
      });
    }
    return different;
  }
}

function textsOf(stored: readonly StoredTexts[]): string[][] {
  return stored.map(({ texts }) => texts.map(({ text }) => text));
}
