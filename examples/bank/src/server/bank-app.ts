import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Agent } from '@tellerkit/contract';
import type { TellerClient } from '@tellerkit/sdk';
import type { FetchInfo, Service } from '@tellerkit/service';
import { boardContent } from './board-content.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { homePage } from './home-page.ts';
import { html } from './html.ts';
import type { Markup } from './html.ts';
import { shellPage } from './shell-page.ts';
import type { PageLocale } from './texts.ts';

/** Options of {@link bankApp}. */
export interface BankAppOptions {
  readonly service: Service;
  /** Client of the bank's back end, with the secret key. */
  readonly client: TellerClient;
  readonly agents: readonly Agent[];
  readonly queueId: string;
  readonly publishableKey: string;
  /** Folder of the example, with `public/` and `dist/`. */
  readonly root: string;
}

/**
 * Creates the bank's web server: the pages, the sign-in of agents, and the service, all on one origin.
 *
 * @remarks The sign-in checks nothing. Replace it with the bank's real sign-in.
 */
export function bankApp(options: BankAppOptions): Hono<{ Bindings: FetchInfo }> {
  const { service, client, agents, queueId, publishableKey, root } = options;
  const counters = agents.map(({ desk }) => desk);
  const app = new Hono<{ Bindings: FetchInfo }>();
  app.get('/', (context) => {
    const elder = context.req.query('elder') !== undefined;
    return respond(
      homePage({ locale: localeOf(context.req.query('lang')), publishableKey, elder }),
    );
  });
  app.get('/desk', (context) => {
    const locale = localeOf(context.req.query('lang'));
    const title = locale === 'en' ? 'Service desk, Ginkgo Bank' : '客服工作台 · 银杏银行';
    return respond(shellPage({ locale, title, name: 'desk', content: html`` }));
  });
  app.get('/board', (context) => {
    const locale = localeOf(context.req.query('lang'));
    const title = locale === 'en' ? 'Queue board, Ginkgo Bank' : '排队叫号 · 银杏银行';
    const content = boardContent({ locale, publishableKey, queueId });
    return respond(shellPage({ locale, title, name: 'board', content }));
  });
  app.post('/bank/agent-token', async (context) => {
    const agent = agents.find(({ desk }) => desk === context.req.query('agent'));
    if (!agent)
      return context.json(
        { error: `Set the query parameter \`agent\` to one of: ${counters.join(', ')}.` },
        404,
      );
    return context.json(await client.agents.createToken(agent.id));
  });
  app.use('/assets/*', serveStatic({ root, rewriteRequestPath: within('/assets', '/public') }));
  app.use('/scripts/*', serveStatic({ root, rewriteRequestPath: within('/scripts', '/dist') }));
  app.all('*', (context) => service.fetch(context.req.raw, context.env));
  return app;
}

function localeOf(lang: string | undefined): PageLocale {
  return lang === 'zh-CN' ? 'zh-CN' : 'en';
}

function within(from: string, to: string) {
  return (path: string) => to + path.slice(from.length);
}

function respond(markup: Markup): Response {
  return new Response(markup.text, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    },
  });
}
