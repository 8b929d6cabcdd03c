import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import { endpoints } from '@tellerkit/contract';
import type { Endpoint } from '@tellerkit/contract';
import * as wire from '@tellerkit/contract/wire';
import type { WireEndpoint } from '@tellerkit/contract/wire';
import { mutations, sampleOf } from '../../contract/src/testing/sample.ts';
import { eventStream } from './events/event-stream.ts';
import type { LogFields } from './transport/logger.ts';
import type { TellerClientOptions } from './transport/client-options.ts';
import { collect } from './testing/collect.ts';
import { json, problem, silence } from './testing/fake-service.ts';
import type { Answer } from './testing/fake-service.ts';
import { fakeTransport } from './testing/fake-transport.ts';

/** Stands for a customer's text, a token, an id or a URL. No error and no log line may contain it. */
const secret = 'SENSITIVE';
const allowed = ['endpoint', 'method', 'attempt', 'durationMs', 'status', 'code', 'requestId'];

/** Copies a value and puts `secret` before every string in it. The names of fields stay. */
function withSecrets(value: unknown): unknown {
  if (typeof value === 'string') return `${secret} ${value}`;
  if (Array.isArray(value)) return value.map(withSecrets);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withSecrets(item)]));
}

const inputOf = ({ params, query, body }: Endpoint) =>
  withSecrets({
    ...(params && { params: sampleOf(params).at(-1) }),
    ...(query && { query: sampleOf(query).at(-1) }),
    ...(body && { body: sampleOf(body).at(-1) }),
  }) as never;

/** Yields the ways in which a service, a proxy or a platform can fail a call, with secrets wherever they fit. */
function* failuresOf({ response }: Endpoint): Generator<[string, Answer]> {
  yield [
    'a platform error that quotes the request',
    ({ url, body, headers }) => {
      const quoted = `${url} ${body} ${headers.get('authorization')}`;
      throw Object.assign(new TypeError(quoted, { cause: new Error(quoted) }), { url, body });
    },
  ];
  yield ['no response', silence];
  for (const status of [307, 400, 401, 403, 404, 409, 413, 422, 429, 500, 503])
    yield [
      `${status} with more than problem details`,
      () =>
        problem(
          status,
          'some-code',
          { location: `https://x.test/${secret}`, 'set-cookie': secret, 'retry-after': '1' },
          {
            received: secret,
            errors: [{ path: 'body.text', code: 'bad', message: 'Bad.', received: secret }],
          },
        ),
    ];
  yield ['the page of a proxy', () => new Response(`<h1>${secret}</h1>`, { status: 502 })];
  yield [
    'JSON that is not problem details',
    () => json({ title: [secret], code: { a: secret } }, 400),
  ];
  yield ['a response that is not JSON', () => new Response(`${secret} {`)];
  if (response)
    for (const broken of [...mutations(withSecrets(sampleOf(response)[0]))].slice(0, 40))
      yield ['a response outside the contract', () => json(broken)];
}

const names = Object.keys(endpoints) as (keyof typeof endpoints)[];

describe('errors and log lines', () => {
  for (const name of names) {
    const endpoint: Endpoint = endpoints[name];
    test(`contain no customer data when ${endpoint.id} fails`, async () => {
      let failures = 0;
      for (const [failure, answer] of failuresOf(endpoint)) {
        const lines: LogFields[] = [];
        const log = (_message: string, fields: LogFields) => lines.push(fields);
        const { transport, clock } = fakeTransport(answer, {
          secretKey: `sk_${secret}`,
          headers: { 'x-customer': secret },
          logger: { debug: log, warn: log },
          maxRetries: 1,
          timeoutMs: 1000,
        });
        const wired: WireEndpoint = wire[name];
        const call = endpoint.stream
          ? transport.open(wired, inputOf(endpoint))
          : transport.call(wired, inputOf(endpoint), { idempotencyKey: secret });
        const error: unknown = await clock.runUntil(
          call.then(
            () => null,
            (e: unknown) => e,
          ),
        );
        if (error) failures++;
        const output = printed(error) + JSON.stringify(lines);
        assert.doesNotMatch(output, new RegExp(secret), `${failure}: ${output}`);
        assert.ok(lines.length > 0);
        for (const line of lines) assert.deepEqual(Object.keys(line), allowed);
      }
      assert.ok(failures >= 15, 'most of these failures reject the call');
    });
  }

  for (const name of ['streamEvents', 'streamQueueEntry', 'streamDesk'] as const)
    test(`contain no customer data when ${endpoints[name].id} receives a malformed event`, async () => {
      for (const data of [
        `${secret} {`,
        JSON.stringify({ type: secret }),
        JSON.stringify([secret]),
      ]) {
        const { transport, clock } = fakeTransport(
          () =>
            new Response(`event: ${secret}\ndata: ${data}\n\n`, {
              headers: { 'content-type': 'text/event-stream' },
            }),
        );
        const reading = collect(eventStream(transport, wire[name], inputOf(endpoints[name])));
        const error: unknown = await clock.runUntil(
          reading.then(
            () => null,
            (e: unknown) => e,
          ),
        );
        assert.ok(error instanceof Error);
        assert.doesNotMatch(printed(error), new RegExp(secret));
      }
    });

  test('contain no customer data when a token provider fails or returns an invalid token', async () => {
    const bad: TellerClientOptions['token'][] = [
      () => Promise.reject(new Error(secret, { cause: secret })),
      async () => ({ token: `${secret}\n${secret}` }),
      async () => ({ token: { secret } as never }),
    ];
    for (const token of bad) {
      const { transport } = fakeTransport(() => json({}), { token });
      const error: unknown = await transport
        .call(wire.listQueues, { query: {} })
        .catch((e: unknown) => e);
      assert.ok(error instanceof Error);
      assert.doesNotMatch(printed(error), new RegExp(secret));
    }
  });

  test('name only the origin and the platform’s code when the connection fails', async () => {
    const { transport } = fakeTransport(
      () => {
        const cause = Object.assign(new Error(`connect ${secret}`), { code: 'ECONNREFUSED' });
        throw new TypeError('fetch failed', { cause });
      },
      { baseUrl: `https://service.test/${secret}`, maxRetries: 0 },
    );
    await assert.rejects(transport.call(wire.listQueues, { query: {} }), {
      message:
        'Service unreachable at https://service.test (ECONNREFUSED). Check network, `baseUrl` and CORS.',
    });
  });
});

/** Returns an error in every form in which a log may print it. */
function printed(error: unknown): string {
  const { stack, message } = Object(error) as Partial<Error>;
  return [
    JSON.stringify(error),
    JSON.stringify({ ...Object(error) }),
    String(error),
    stack,
    message,
    inspect(error, { depth: 9, showHidden: false }),
    inspect({ nested: [error] }, { depth: 9 }),
  ].join('\n');
}
