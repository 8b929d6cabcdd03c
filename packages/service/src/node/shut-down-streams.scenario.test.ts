import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Conversation, Session } from '@tellerkit/contract';
import { Caller } from '../testing/caller.ts';
import { SpawnedService } from '../testing/spawned-service.ts';

const publishableKey = 'pk_stop_0123456789abcdef';

test('on SIGTERM, a service ends its streams cleanly even if a reader has stopped reading', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'tellerkit-stop-'));
  context.after(() => rm(folder, { recursive: true }));
  const service = new SpawnedService([
    ...['--publishable-key', publishableKey, '--secret-key', 'sk_stop_0123456789abcdef'],
    ...['--data', join(folder, 'stop.db'), '--port', '0'],
  ]);
  context.after(() => service.end('SIGKILL'));
  const url = await service.url();
  const caller = (credential: string) =>
    new Caller(
      {
        fetch: async (request) => {
          const { pathname, search } = new URL(request.url);
          const body = request.body ? await request.text() : null;
          const { method, headers } = request;
          return fetch(`${url}${pathname}${search}`, { method, headers, body });
        },
      },
      credential,
    );
  const { token } = await caller(publishableKey).post<Session>('/v1/sessions', {
    channel: 'web',
    locale: 'en',
  });
  const customer = caller(token);
  const { id } = await customer.post<Conversation>('/v1/conversations');
  const path = `/v1/conversations/${id}/events/stream`;
  const stuck = connect(Number(new URL(url).port), '127.0.0.1', () =>
    stuck.write(
      `GET ${path} HTTP/1.1\r\nHost: service.test\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    ),
  );
  stuck.pause();
  stuck.on('error', () => undefined);
  // With the stuck reader, as many streams as one customer may open
  const readers = await Promise.all(Array.from({ length: 9 }, () => customer.stream(path)));
  for (const reader of readers) assert.equal((await reader.next())?.event, 'conversation.created');
  const ended = service.end('SIGTERM');
  for (const reader of readers) {
    assert.equal(await reader.next(), undefined);
    assert.match(reader.comments.at(-1) ?? '', /^: end\nretry: \d+$/);
  }
  const { code } = await ended;
  stuck.destroy();
  assert.equal(code, 0);
});
