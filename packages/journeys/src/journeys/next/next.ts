import assert from 'node:assert/strict';
import type { Journey } from '../../base/journey.ts';
import { NextSite } from './next-site.ts';

/** Next renders the page on the server, and React hydrates it around the element. */
export const next: Journey = {
  name: 'next',
  promise: 'A page of Next, rendered on a server, keeps the properties of a signed-in customer.',
  async run(context) {
    const site = await NextSite.build(context);
    const tokens = await context.serve(async () => {
      return new Response(await bank.customerToken('crm-4711'));
    });
    const bank = await context.startBank(site.origin);
    await site.start({
      BANK_URL: bank.url,
      BANK_KEY: bank.publishableKey,
      BANK_TOKEN_URL: tokens,
    });
    const html = await (await fetch(site.origin)).text();
    assert.match(html, /<teller-chat[^>]* base-url=/, 'the server must render the tag');

    const page = await context.openPage(site.origin);
    await page.openChat();
    await page.window.getByText('Opened 1 times').waitFor();
    await page.chat.getByRole('button', { name: 'Where is my card?' }).waitFor();
    await page.ask('I lost my card');
    await page.window.reload();
    await page.chat.getByText('You asked: I lost my card', { exact: true }).first().waitFor();

    const asked = [{ externalId: 'crm-4711', questions: ['I lost my card'] }];
    assert.deepEqual(await bank.conversations(), asked);
    page.assertNoProblems();
  },
};
