import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { TellerClient } from '@tellerkit/sdk';
import { openBrowser } from '../browser.ts';
import { busyKey } from './keys.ts';
import { problemCases, secrets, toHtml } from './problem-cases.ts';
import type { ProblemCase } from './problem-cases.ts';
import { ProblemSite } from './problem-site.ts';

const guide = '@tellerkit/components/dist/guides/troubleshooting.md';
const secureUrl = 'https://www.bank.example';

interface ReportedError {
  readonly tag: string;
  readonly detail: { readonly code: string };
}

/** A page, and everything that its developer sees. */
interface ProblemPage {
  readonly page: Page;
  readonly warnings: readonly string[];
  readonly errors: () => Promise<readonly ReportedError[]>;
}

/** Runs in the page before its scripts. */
function recordErrors(): void {
  const page = globalThis as { errors?: unknown[] };
  const errors: unknown[] = (page.errors = []);
  document.addEventListener('teller-error', ({ target, detail }: Event & { detail?: unknown }) =>
    errors.push({ tag: (target as Element).localName, detail }),
  );
}

describe('a page with a mistake of its host', () => {
  let site: ProblemSite;
  let browser: Browser;
  let context: BrowserContext;

  before(async () => {
    site = await ProblemSite.start();
    browser = await openBrowser();
  });

  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  async function open(problem: ProblemCase): Promise<ProblemPage> {
    context = await browser.newContext();
    context.setDefaultTimeout(120_000);
    const page = await context.newPage();
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning' && /^(?:<teller-|Tellerkit)/.test(message.text()))
        warnings.push(message.text());
    });
    await page.addInitScript(recordErrors);
    if (problem.seconds) await page.clock.install();
    const { missing, policy } = problem;
    if (missing) await page.route(missing, (route) => route.fulfill({ status: 404 }));
    const path = site.add({ html: toHtml(problem, site), policy });
    if (problem.origin === 'https')
      await page.route(`${secureUrl}/**`, async (route) => {
        const { pathname } = new URL(route.request().url());
        await route.fulfill({ response: await route.fetch({ url: site.url + pathname }) });
      });
    const origins = { foreign: site.foreignUrl, https: secureUrl };
    await page.goto((problem.origin ? origins[problem.origin] : site.url) + path);
    const read = () => (globalThis as unknown as { errors: ReportedError[] }).errors;
    return { page, warnings, errors: () => page.evaluate(read) };
  }

  for (const code of Object.keys(problemCases({ goneUrl: '', serviceUrl: '' })))
    test(`shows the customer a state, and its developer a warning and an event: ${code}`, async () => {
      const problem = problemCases(site)[code as keyof ReturnType<typeof problemCases>];
      const { shown = problem.quote ?? assert.fail(), seconds = 0, tag = 'teller-chat' } = problem;
      if (code === 'rate-limited') await useUpLimit();
      const { errors, page, warnings } = await open(problem);
      for (let second = 0; second < seconds; second++) await page.clock.runFor(1000);
      if (code === 'customer-token-failed') await countCalls(page);
      const element = page.locator(tag);
      await element.getByText(shown).first().waitFor();
      await page.waitForFunction(() => (globalThis as { errors?: unknown[] }).errors?.length);
      const reported = await errors();
      assert.deepEqual(
        reported.map((error) => [error.tag, error.detail.code]),
        [[tag, code]],
      );
      assert.equal(warnings.length, 1, warnings.join('\n'));
      assert.ok(warnings[0]?.startsWith(`<${tag}>: `), warnings[0]);
      assert.ok(warnings[0]?.endsWith(` See ${guide}#${code}`), warnings[0]);
      assert.doesNotMatch(JSON.stringify(reported) + warnings.join(), secrets);
      assert.equal(await element.getByText('No connection').count(), 0);
      if (problem.quote && tag !== 'teller-queue')
        assert.ok(await page.getByText('Call 95588').isVisible(), 'another way to reach the bank');
      await context.close();
    });

  test('speaks of the connection, and reports nothing, only without a network', async () => {
    const { errors, page, warnings } = await open({});
    const chat = page.locator('teller-chat');
    await chat.getByText('How can we help?').waitFor();
    // The words for a lost connection load after the first picture
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    await chat.getByText('No connection').first().waitFor();
    assert.deepEqual([...(await errors()), ...warnings], []);
    await context.close();
  });

  /** Checks that the element calls a failing function with growing pauses, and not with each request. */
  async function countCalls(page: Page): Promise<void> {
    const calls = await page.evaluate(() => (globalThis as { calls?: number }).calls ?? 0);
    assert.ok(calls > 1 && calls <= 8, `${calls} calls in 45 s`);
  }

  /** Opens the one session that the tenant allows. */
  async function useUpLimit(): Promise<void> {
    const client = new TellerClient({ baseUrl: site.serviceUrl, publishableKey: busyKey });
    await client.sessions.create({ channel: 'web', locale: 'en' });
  }
});
