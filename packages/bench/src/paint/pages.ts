import { browserBundle } from '@tellerkit/tooling/browser-bundle';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rollup } from 'rollup';

/** Scripts of the two compared pages, bundled from the sources as a bank would ship them. */
export interface PageScripts {
  /** File contents by path, such as `/chat.js`. */
  readonly files: ReadonlyMap<string, string>;
}

const sources: Record<string, string> = {
  // The page shows the chat at once, so its bundle includes the panel.
  chat: `import '@tellerkit/components/chat/open/define';`,
  // This minimal page shows the same ten messages with one element, one call and one template.
  bare: `import { css, html, LitElement } from 'lit';
class BarePage extends LitElement {
  static properties = { texts: { state: true } };
  static styles = css\`.message { margin: 8px; padding: 12px; border-radius: 16px; background: #eee; }\`;
  constructor() { super(); this.texts = []; }
  async connectedCallback() {
    super.connectedCallback();
    const response = await fetch(this.getAttribute('src'), {
      headers: { authorization: 'Bearer ' + this.getAttribute('token') },
    });
    const { items } = await response.json();
    this.texts = items.filter(({ type }) => type === 'message.created')
      .map(({ data }) => data.message.content.map((block) => block.text ?? '').join(' '));
  }
  render() { return this.texts.map((text) => html\`<p class="message">\${text}</p>\`); }
}
customElements.define('bare-page', BarePage);`,
};

/** Bundles both pages with the published settings. Deferred parts get separate files. */
export async function bundlePages(): Promise<PageScripts> {
  const files = new Map<string, string>();
  // The folder is inside this package, because every import of the pages resolves from here
  const folder = join(import.meta.dirname, '../../.temp/pages');
  mkdirSync(folder, { recursive: true });
  try {
    for (const [name, contents] of Object.entries(sources)) {
      const page = join(folder, `${name}.js`);
      writeFileSync(page, contents);
      const { output, ...options } = browserBundle({ [name]: page }, join(folder, 'out'));
      const bundle = await rollup({ ...options, logLevel: 'silent' });
      for (const file of (await bundle.generate(output)).output)
        if (file.type === 'chunk') files.set(`/${file.fileName}`, file.code);
      await bundle.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { files };
}
