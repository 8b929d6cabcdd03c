import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createService } from '@tellerkit/service';
import { listen, openSqlite } from '@tellerkit/service/node';
import type { Listening } from '@tellerkit/service/node';
import { bundleScripts } from './bundle-scripts.ts';
import { busyKey, publishableKey } from './keys.ts';

/** A page that the site serves. */
export interface SitePage {
  readonly html: string;
  /** Content security policy of the page. @defaultValue none */
  readonly policy?: string | undefined;
}

/** A bank's web server with pages that a test writes, and the service on another origin. */
export class ProblemSite {
  /** Origin of the pages, which the service allows. */
  readonly url: string;
  /** Another origin of the same pages, which the service does not allow. */
  readonly foreignUrl: string;
  readonly serviceUrl: string;
  /** URL at which nothing answers. */
  readonly goneUrl: string;
  readonly #server: Server;
  readonly #service: Listening;
  readonly #pages = new Map<string, SitePage>();

  private constructor(server: Server, service: Listening, goneUrl: string) {
    const { port } = server.address() as AddressInfo;
    this.#server = server;
    this.#service = service;
    this.url = `http://127.0.0.1:${port}`;
    this.foreignUrl = `http://localhost:${port}`;
    this.serviceUrl = service.url;
    this.goneUrl = goneUrl;
  }

  static async start(): Promise<ProblemSite> {
    const server = await listenAnywhere();
    const scripts = await bundleScripts();
    const gone = await listenAnywhere();
    const goneUrl = `http://127.0.0.1:${(gone.address() as AddressInfo).port}`;
    gone.close();
    const { port } = server.address() as AddressInfo;
    const service = createService({
      database: openSqlite(':memory:'),
      tenants: [
        {
          slug: 'ginkgo',
          name: 'Ginkgo Bank',
          publishableKeys: [publishableKey],
          secretKeys: ['sk_ginkgo_0123456789abcdef'],
          allowedOrigins: [`http://127.0.0.1:${port}`],
          customerTokenKeys: [{ id: 'web', secret: 'a secret of the back end, 32 characters' }],
        },
        {
          slug: 'willow',
          name: 'Willow Bank',
          publishableKeys: [busyKey],
          secretKeys: ['sk_willow_0123456789abcdef'],
          allowedOrigins: [`http://127.0.0.1:${port}`],
          rateLimits: { newSession: { requests: 1, windowMs: 60_000 } },
        },
      ],
    });
    const listening = await listen(service, { port: 0, host: '127.0.0.1' });
    const site = new ProblemSite(server, listening, goneUrl);
    server.on('request', ({ url = '' }, response: ServerResponse) => {
      const { pathname } = new URL(url, site.url);
      const script = scripts.get(pathname);
      if (script) response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
      else site.#answer(pathname, response);
    });
    return site;
  }

  /** Adds a page, and returns its path. */
  add(page: SitePage): string {
    const path = `/page/${this.#pages.size}`;
    this.#pages.set(path, page);
    return path;
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await this.#service.close();
  }

  /** Answers like a gateway below `/gateway/<status>/<code>`, and elsewhere like a web server, with a page. */
  #answer(path: string, response: ServerResponse): void {
    const [, status, code] = /^\/gateway\/(\d+)\/([\w-]+)\//.exec(path) ?? [];
    if (status) {
      response.writeHead(Number(status), { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify({ status: Number(status), code, title: code }));
      return;
    }
    const { html = '<!doctype html><title>Bank</title>', policy } = this.#pages.get(path) ?? {};
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      ...(policy && { 'content-security-policy': policy }),
    });
    response.end(html);
  }
}

async function listenAnywhere(): Promise<Server> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  return server;
}
