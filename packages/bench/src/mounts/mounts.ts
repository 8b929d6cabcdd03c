import { chromiumArguments, findChromium } from '@tellerkit/tooling/browsers';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import type { Row } from '../base/row.ts';
import { openBank } from './bank.ts';
import { HeapMeter } from './heap-meter.ts';
import type { Heap } from './heap-meter.ts';
import type { MountedElement, MountingPage } from './mounted-element.ts';
import { serveSite } from './site.ts';

const cycles = 100;

/** Cycles before the first figure, in which the browser compiles the code and fills its caches. */
const warmUpCycles = 60;

/** Maximum number of rounds. A leak shows in every round, and a cache of the browser does not. */
const maxRounds = 4;

/** Switches the compilers of V8 off, because the heap holds their code, which grows for thousands of cycles. */
const noCompilers = '--js-flags=--no-sparkplug --no-maglev --no-opt --no-lazy-feedback-allocation';

/** The most that one cycle may leave. A kilobyte has 1,000 bytes. */
const bounds: Heap = { nodes: 0, listeners: 0, kilobytes: 0.5 };
const units = Object.keys(bounds) as (keyof Heap)[];

/** Counts what 100 cycles of mount and removal leave of each element in Chromium after garbage collection. */
export async function benchMounts(): Promise<Row[]> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found. Install it or set CHROMIUM_PATH.');
  const { publishableKey, service, surveyId } = await openBank();
  const site = await serveSite(service);
  const browser = await chromium.launch({
    executablePath,
    args: [...chromiumArguments, noCompilers],
  });
  const rows: Row[] = [];
  try {
    for (const name of ['chat', 'survey', 'queue', 'board'] as const)
      for (const hasClient of [false, true]) {
        const page = await browser.newPage();
        await page.goto(site.url);
        await page.waitForFunction(() => 'joinQueue' in globalThis);
        const entryId = await page.evaluate(
          (key) => (globalThis as unknown as MountingPage).joinQueue(key),
          publishableKey,
        );
        const element = elementsOf(entryId, surveyId)[name];
        const left = await leftovers(page, { ...element, hasClient });
        rows.push(...toRows(`${name}, ${hasClient ? '`client` property' : 'attributes'}`, left));
        await page.close();
      }
    return rows;
  } finally {
    await browser.close();
    await site.close();
  }
}

const elementsOf = (entryId: string, surveyId: string) => ({
  chat: { tag: 'teller-chat', attributes: { inline: '' }, drawn: '.message' },
  survey: { tag: 'teller-survey', attributes: { 'survey-id': surveyId }, drawn: '[part=form]' },
  queue: { tag: 'teller-queue', attributes: { 'entry-id': entryId }, drawn: '[part=place]' },
  board: { tag: 'teller-queue', attributes: { view: 'board' }, drawn: '.board' },
});

/** Returns the smallest growth of a cycle in all rounds. */
async function leftovers(page: Page, mounted: MountedElement): Promise<Heap> {
  const meter = await HeapMeter.attach(page);
  const mount = (times: number) =>
    page.evaluate(
      ([count, element]) => (globalThis as unknown as MountingPage).mountTimes(count, element),
      [times, mounted] as const,
    );
  const least = { nodes: Infinity, listeners: Infinity, kilobytes: Infinity };
  await mount(warmUpCycles);
  let before = await meter.read();
  for (let round = 0; round < maxRounds; round++) {
    await mount(cycles);
    const after = await meter.read();
    for (const unit of units)
      least[unit] = Math.min(least[unit], (after[unit] - before[unit]) / cycles);
    if (units.every((unit) => least[unit] <= bounds[unit])) break;
    before = after;
  }
  return least;
}

const toRows = (name: string, left: Heap): Row[] =>
  units.map((unit) => ({
    name: `${name}: ${unit} left by a cycle`,
    ratio: Math.max(0, left[unit]),
    bound: bounds[unit],
    atLeast: false,
    detail: `${(left[unit] * cycles).toFixed(0)} after ${cycles} cycles`,
  }));
