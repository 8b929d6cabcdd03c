import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from '../base/clock.ts';
import { defaultLimits } from '../base/limits.ts';
import { RateLimiter } from '../platform/rate-limits/rate-limiter.ts';
import { BytesInFlight } from './bytes-in-flight.ts';
import { createOpenPages } from './open-pages.ts';
import { createRouter } from './router.ts';

test('a page is built once for all requests, and again only after a failed build', async () => {
  const clock = systemClock;
  const logged: string[] = [];
  const logger = { info: () => undefined, error: (event: string) => logged.push(event) };
  const tenants = { all: () => [] };
  const router = createRouter({ logger, signal: new AbortController().signal, tenants });
  const rateLimiter = new RateLimiter({ clock, serviceLimits: false, limitsOf: () => false });
  const bytesInFlight = new BytesInFlight(defaultLimits);
  const pages = createOpenPages({
    router,
    rateLimiter,
    bytesInFlight,
    clock,
    limits: defaultLimits,
  });
  let builds = 0;
  pages.servePage('/page', async () => {
    builds += 1;
    if (builds === 1) throw new Error('The first build fails.');
    return { contentType: 'text/plain', text: `Build ${builds}` };
  });
  const get = async () => (await router.fetch(new Request('http://service.test/page'))).text();
  assert.match(await get(), /"internal"/);
  assert.deepEqual(await Promise.all([get(), get(), get()]), ['Build 2', 'Build 2', 'Build 2']);
  assert.equal(await get(), 'Build 2');
  assert.equal(bytesInFlight.total, 0);
  assert.deepEqual(logged, ['request-failed']);
});
