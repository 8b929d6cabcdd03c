/**
 * Opens every story of the built Storybook in light and dark and waits until its play function has finished.
 * Reports accessibility violations, console errors, and requests to other servers.
 * `pnpm stories <text>` checks only the stories whose id contains the text.
 */
import { chromiumArguments, findChromium } from '@tellerkit/tooling/browsers';
import { writeCounts } from '@tellerkit/tooling/counts';
import { serveFolder } from '@tellerkit/tooling/static-server';
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import { root } from './lib/packages.ts';

const folder = join(root, 'storybook-static');
const themes = ['light', 'dark'];
/** Timeout in ms. Long, because a busy machine is slow and only a failing story reaches it. */
const timeoutMs = 120_000;

interface StoryIndex {
  readonly entries: Record<string, { id: string; type: string }>;
}

/** Runs in the page before the story. Records the story's outcome in `storyEnd`. */
function watchStory(): void {
  const page = globalThis as unknown as Record<string, unknown> & { storyEnd?: string };
  let channel: { on(name: string, listener: (detail: unknown) => void): void };
  const record = (end: string) => (detail: unknown) => {
    page.storyEnd ??= end === 'ok' ? 'ok' : `${end}: ${JSON.stringify(detail)}`;
  };
  Object.defineProperty(page, '__STORYBOOK_ADDONS_CHANNEL__', {
    get: () => channel,
    set(value: typeof channel) {
      channel = value;
      channel.on('storyFinished', record('ok'));
      for (const name of ['storyErrored', 'storyThrewException', 'storyMissing']) {
        channel.on(name, record(name));
      }
      channel.on('playFunctionThrewException', record('play function failed'));
    },
  });
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const page = globalThis as unknown as {
      axe: { run(root: Document, options: object): Promise<AxeResults> };
    };
    // A story is a fragment, so rules about whole pages do not apply
    const off = ['region', 'landmark-one-main', 'page-has-heading-one', 'bypass'];
    const rules = Object.fromEntries(off.map((rule) => [rule, { enabled: false }]));
    const options = { rules: { ...rules, 'target-size': { enabled: true } } };
    return (await page.axe.run(document, options)).violations;
  });
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} at ${node.target.flat().join(' ')}`),
  );
}

async function check(context: BrowserContext, base: string, id: string, theme: string) {
  const page = await context.newPage();
  page.setDefaultTimeout(timeoutMs);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error')
      problems.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(base)) {
      problems.push(`request to ${request.url()}`);
    }
  });
  try {
    await page.addInitScript(watchStory);
    const globals = `theme:${theme};a11y.manual:!true`;
    await page.goto(`${base}/iframe.html?id=${id}&viewMode=story&globals=${globals}`);
    const end = await page.waitForFunction(() => (globalThis as { storyEnd?: string }).storyEnd);
    const outcome = await end.jsonValue();
    if (outcome !== 'ok') problems.push(String(outcome));
    problems.push(...(await violations(page)));
  } catch (error) {
    problems.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
  await page.close();
  return problems;
}

const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as StoryIndex;
const wanted = process.argv[2] ?? '';
const stories = Object.values(index.entries).filter(
  (e) => e.type === 'story' && e.id.includes(wanted),
);
const server = await serveFolder(folder);
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: chromiumArguments,
});
const context = await browser.newContext({ reducedMotion: 'reduce' });
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const { id } of stories) {
  const rounds = themes.map(async (theme) => {
    const found = await check(context, server.url, id, theme);
    return found.map((problem) => `  ${theme}: ${problem}`);
  });
  const problems = (await Promise.all(rounds)).flat();
  counts[problems.length > 0 ? 'failed' : 'passed'] += 1;
  if (problems.length > 0) console.error([id, ...new Set(problems)].join('\n'));
}
await browser.close();
server.close();
console.log(`${String(counts.passed)} of ${String(stories.length)} stories are clean`);
writeCounts(counts);
process.exitCode = counts.failed > 0 || stories.length === 0 ? 1 : 0;
