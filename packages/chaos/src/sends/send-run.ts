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

/** Dependencies of a {@link SendRun}. */
export interface SendRunParts {
  readonly dice: Dice;
  readonly options: ScheduleOptions;
  readonly service: ServiceProcess;
  readonly proxy: FaultProxy;
  readonly context: BrowserContext;
  readonly profile: string;
}

/** A run that sends messages under disruptions, waits until the service has stored them, and counts the faults. */
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
    const calmAt = performance.now();
    const stored = await this.#drain(calmAt);
    const drainMs = performance.now() - calmAt;
    await this.#storages.look();
    return this.#count(stored, drainMs);
  }

  async #send(index: number, wanted: number, customer: number): Promise<void> {
    // Takes another tab while this tab is dead, and waits while all tabs are dead
    let tab = wanted;
    while (!this.#tabs[tab]?.isOpen) {
      tab = (tab + 1) % this.#tabs.length;
      if (tab === wanted) await wait(20);
    }
    const text = `${String(index)} Where is my ${this.#storages.word}?`;
    const attempt: Attempt = { text, customer, tab, acknowledged: false, failed: undefined };
    this.#attempts.push(attempt);
    this.#byText.set(text, attempt);
    // The run does not await the sending, so that a tab can die in the middle of it
    this.#sending.push(this.#sendFromTab(attempt));
  }

  async #sendFromTab(attempt: Attempt): Promise<void> {
    const answer = await this.#tabs[attempt.tab]?.send(attempt.customer, attempt.text);
    // A refused message counts as failed, not as lost, because the caller still has the text
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
   * Waits until the service has stored all messages and all tabs show them, or until the time limit. Empty
   * outboxes alone do not end the wait, because a reopened tab may not have read its stored messages yet.
   */
  async #drain(calmAt: number): Promise<readonly StoredTexts[]> {
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
      if (performance.now() - calmAt > longestDrainMs)
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
    const reported = (name: string, value: number): Count => ({ part, name, value });
    const mustBeZero = (name: string, value: number): Count => ({ part, name, value, atMost: 0 });
    return [
      reported('attempted', counts.attempted),
      reported('acknowledged as safe', counts.acknowledged),
      mustBeZero('lost', counts.lost),
      mustBeZero('unexpected', counts.unexpected),
      mustBeZero('duplicated', counts.duplicated),
      mustBeZero('disordered', counts.disordered),
      reported('recovered', counts.recovered),
      reported('failed with a reason', counts.failed),
      reported('refused at once', this.#refused),
      mustBeZero('neither sent nor failed in the end', waiting),
      mustBeZero('conversations opened twice', extra),
      mustBeZero('timelines that differ from what is stored', different),
      mustBeZero(
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
      reported('faults of requests', proxy.total),
      ...this.#disruptions.counts.map(([name, value]) => reported(name, value)),
      ...this.#storages.counts,
    ];
  }

  /** Counts the timelines in which a tab does not show a conversation exactly as stored. */
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
