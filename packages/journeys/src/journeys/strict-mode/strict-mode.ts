import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Journey } from '../../base/journey.ts';
import type { Bank } from '../../context/bank.ts';
import { bundle } from '../../context/bundle.ts';
import type { JourneyContext } from '../../context/journey-context.ts';

/** React mounts each component twice in strict mode, and the customer still has one conversation. */
export const strictMode: Journey = {
  name: 'strict-mode',
  promise: "React's strict mode neither repeats nor loses anything of a signed-in customer.",
  async run(context) {
    const { origin, bank } = await openBank(context);
    const page = await context.openPage(origin);
    await page.openChat();
    await page.window.getByText('Opened 1 times').waitFor();
    await page.chat.getByRole('button', { name: 'Where is my card?' }).waitFor();
    await page.ask('I lost my card');

    await page.window.getByRole('button', { name: 'Leave' }).click();
    await page.chat.waitFor({ state: 'detached' });
    await page.window.getByRole('button', { name: 'Return' }).click();
    await page.window.getByText('2 messages').waitFor();
    // The chat that was open comes back open
    await page.ask('And my wallet');
    await page.window.getByText('4 messages').waitFor();

    assert.deepEqual(await bank.conversations(), [
      { externalId: 'crm-4711', questions: ['I lost my card', 'And my wallet'] },
    ]);
    page.assertNoProblems();
  },
};

async function openBank(context: JourneyContext): Promise<{ origin: string; bank: Bank }> {
  const files = await bundle(join(import.meta.dirname, 'page.ts'));
  const origin = await context.serve(async ({ url }) => {
    const { pathname } = new URL(url);
    const script = files.get(pathname);
    if (script !== undefined) return respond('text/javascript', script);
    if (pathname === '/customer-token')
      return respond('text/plain', await bank.customerToken('crm-4711'));
    if (pathname === '/favicon.ico') return new Response(null, { status: 204 });
    return respond('text/html', markup(bank));
  });
  const bank = await context.startBank(origin);
  return { origin, bank };
}

const respond = (type: string, body: string) =>
  new Response(body, { headers: { 'content-type': `${type}; charset=utf-8` } });

const markup = ({ url, publishableKey }: Bank) => `<!doctype html>
<html lang="en"><title>Bank</title>
<body data-base-url="${url}" data-publishable-key="${publishableKey}">
<div id="root"></div><script type="module" src="/page.js"></script>`;
