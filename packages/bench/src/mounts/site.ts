import { listen } from '@tellerkit/service/node';
import type { Service } from '@tellerkit/service';
import { browserBundle } from '@tellerkit/tooling/browser-bundle';
import { join } from 'node:path';
import { rollup } from 'rollup';

const html = '<!doctype html><html lang="en"><script type="module" src="/page.js"></script>';

/** Serves the page from one origin with the service. */
export async function serveSite(service: Service) {
  const files = await bundlePage();
  const respond = (body: string, type: string) =>
    new Response(body, { headers: { 'content-type': `${type}; charset=utf-8` } });
  const fetch = async (request: Request) => {
    const { pathname } = new URL(request.url);
    const file = files.get(pathname);
    if (file !== undefined) return respond(file, 'text/javascript');
    return pathname === '/' ? respond(html, 'text/html') : service.fetch(request);
  };
  return listen(
    { ready: service.ready, close: () => service.close(), fetch },
    { port: 0, closeTimeoutMs: 1000 },
  );
}

/** Bundles the page's script as a bank would ship it. */
async function bundlePage(): Promise<ReadonlyMap<string, string>> {
  const script = join(import.meta.dirname, 'page-script.ts');
  const { output, ...options } = browserBundle({ page: script }, join(import.meta.dirname, 'out'));
  const bundle = await rollup({ ...options, logLevel: 'silent' });
  const files = new Map<string, string>();
  for (const file of (await bundle.generate(output)).output)
    if (file.type === 'chunk') files.set(`/${file.fileName}`, file.code);
  await bundle.close();
  return files;
}
