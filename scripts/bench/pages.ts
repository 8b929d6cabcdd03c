import { build } from 'esbuild';
import { root } from '../lib/packages.ts';

/** Scripts of the two pages that are compared, bundled from the sources as a bank would ship them. */
export interface PageScripts {
  /** File contents by path, such as `/chat.js`. */
  readonly files: ReadonlyMap<string, string>;
}

const sources: Record<string, string> = {
  chat: `import '@tellerkit/components/chat/define';`,
  // The least that shows the same ten messages: one element, one call, one template.
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

/** Bundles both pages, minified, with what loads later in files of its own. */
export async function bundlePages(): Promise<PageScripts> {
  const files = new Map<string, string>();
  for (const [name, contents] of Object.entries(sources)) {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: root, sourcefile: `${name}.js` },
      bundle: true,
      splitting: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      conditions: ['source', 'production'],
      entryNames: name,
      chunkNames: `${name}-[hash]`,
      outdir: '/',
      write: false,
    });
    for (const { path, text } of outputFiles)
      files.set(path.replace('/stdin.js', `/${name}.js`), text);
  }
  return { files };
}
