import { join } from 'node:path';
import type { Journey } from '../../base/journey.ts';
import type { Bank } from '../../context/bank.ts';
import { continueChat } from '../../context/continue-chat.ts';
import { chatTag, openSite } from '../../context/open-site.ts';

/** Ways in which htmx can put new markup into the page. */
const swaps = ['innerHTML', 'outerHTML', 'innerMorph', 'outerMorph', 'innerHTML transition:true'];

/** The library htmx replaces the part of the page that holds the chat, and the open chat continues. */
export const htmx: Journey = {
  name: 'htmx',
  promise:
    'An open chat continues with its draft when htmx replaces, keeps or morphs its part of the page.',
  async run(context) {
    const origin = await openSite(context, {
      script: join(import.meta.dirname, 'page.ts'),
      page: markup,
    });
    for (const path of ['/replaced', '/preserved']) {
      const page = await context.openPage(`${origin}${path}`);
      await page.openChat();
      await page.ask('I lost my card');
      for (const swap of swaps) {
        const visits = await page.window.locator('h1').textContent();
        await continueChat(page, {
          name: `${swap} ${path}`,
          change: async () => {
            await page.window.getByRole('button', { name: swap, exact: true }).click();
            await page.window.waitForFunction(
              (text) => document.querySelector('h1')?.textContent !== text,
              visits,
            );
          },
        });
      }
      page.assertNoProblems();
      await page.window.close();
    }
  },
};

let visits = 0;

function markup(path: string, bank: Bank): string {
  visits += 1;
  const kind = path.split('/')[1] ?? '';
  const chat = chatTag(bank, kind === 'preserved' ? 'id="chat" hx-preserve' : '');
  const content = `<main><h1>Visit ${String(visits)}</h1>${chat}</main>`;
  if (path.endsWith('/inner')) return content.replace(/<\/?main>/g, '');
  if (path.endsWith('/outer')) return content;
  const buttons = swaps.map((swap) => {
    const part = swap.startsWith('outer') ? 'outer' : 'inner';
    return `<button hx-get="/${kind}/${part}" hx-target="main" hx-swap="${swap}">${swap}</button>`;
  });
  return `<!doctype html>
<html lang="en"><head><title>Bank</title><script type="module" src="/page.js"></script></head>
<body>${buttons.join('')}${content}</body></html>`;
}
