import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Journey } from '../../base/journey.ts';
import { chatTag, openSite } from '../../context/open-site.ts';

/** Sandboxes of a frame by the path of the page around it. Without `allow-same-origin`, the frame has no storage. */
const sandboxes: Readonly<Record<string, string>> = {
  '/with-origin': 'allow-scripts allow-forms allow-same-origin',
  '/without-origin': 'allow-scripts allow-forms',
};

/** The chat works in a sandboxed frame, with or without a separate origin. */
export const frames: Journey = {
  name: 'frames',
  promise: 'A chat in a sandboxed frame answers, with or without `allow-same-origin`.',
  async run(context) {
    const origin = await openSite(context, {
      script: join(import.meta.dirname, 'page.ts'),
      // The origin of a frame without `allow-same-origin` is `null`
      headers: () => ({ 'access-control-allow-origin': '*' }),
      origins: ['null'],
      page: (path, bank) => {
        const sandbox = sandboxes[path];
        const content = sandbox
          ? `<iframe title="Chat" src="/frame" sandbox="${sandbox}" width="480" height="700"></iframe>`
          : `<script type="module" src="/page.js"></script>${chatTag(bank)}`;
        return `<!doctype html><html lang="en"><title>Bank</title><body>${content}</body></html>`;
      },
    });
    for (const path of Object.keys(sandboxes)) {
      const { problems, window } = await context.openPage(`${origin}${path}`);
      const chat = window.frameLocator('iframe').locator('teller-chat');
      await chat.getByRole('button', { name: 'Chat with us' }).click();
      const field = chat.getByRole('textbox', { name: 'Your message' });
      await field.fill('I lost my card');
      await field.press('Enter');
      await chat.getByText('You asked: I lost my card', { exact: true }).first().waitFor();
      // Chromium warns about a frame that has the origin of its page
      const own = problems.filter((problem) => !problem.includes('escape its sandboxing'));
      assert.deepEqual(own, [], `problems of ${path}`);
      await window.close();
    }
  },
};
