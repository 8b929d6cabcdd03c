import { join } from 'node:path';
import type { Journey } from '../../base/journey.ts';
import type { Bank } from '../../context/bank.ts';
import { continueChat } from '../../context/continue-chat.ts';
import { chatTag, openSite } from '../../context/open-site.ts';

/** Turbo replaces, keeps or morphs the page, and the open chat continues. */
export const turbo: Journey = {
  name: 'turbo',
  promise: 'An open chat continues with its draft when Turbo replaces, keeps or morphs the page.',
  async run(context) {
    const origin = await openSite(context, {
      script: join(import.meta.dirname, 'page.ts'),
      page: markup,
    });
    for (const path of ['/replaced', '/permanent']) {
      const page = await context.openPage(`${origin}${path}`);
      await page.openChat();
      await page.ask('I lost my card');
      const visit = async (name: string) => {
        await page.window.getByRole('link', { name }).click();
        await page.window.getByRole('heading', { name }).waitFor();
      };
      await continueChat(page, { name: `visit ${path}`, change: () => visit('Cards') });
      await continueChat(page, { name: `return ${path}`, change: () => visit('Home') });
      await continueChat(page, {
        name: `morph ${path}`,
        change: () =>
          page.window.evaluate(() =>
            new Promise((resolve) => {
              document.addEventListener('turbo:render', resolve, { once: true });
              const { Turbo } = window as unknown as {
                Turbo: { visit(url: string, options: object): void };
              };
              Turbo.visit(location.href, { action: 'replace' });
            }).then(() => undefined),
          ),
      });
      page.assertNoProblems();
      await page.window.close();
    }
  },
};

function markup(path: string, bank: Bank): string {
  const [, kind = '', place] = path.split('/');
  const isCards = place === 'cards';
  return `<!doctype html>
<html lang="en"><head><title>Bank</title>
<meta name="turbo-refresh-method" content="morph">
<script type="module" src="/page.js"></script></head>
<body><h1>${isCards ? 'Cards' : 'Home'}</h1>
<a href="/${kind}">Home</a> <a href="/${kind}/cards">Cards</a>
${chatTag(bank, kind === 'permanent' ? 'id="chat" data-turbo-permanent' : '')}</body></html>`;
}
