import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  endpoints,
  errorCodes,
  liveEvent,
  liveEventTypes,
  newMessage,
  transfer,
} from '@tellerkit/contract';
import * as contract from '@tellerkit/contract';
import * as z from 'zod/mini';
import { stringFieldsOf } from './testing/string-fields.ts';

/** Returns every string that an endpoint takes in its path or its body, with its path. */
function sentStrings({ id, method, params, body }: contract.Endpoint) {
  // To read or delete something by its name stores nothing
  const isNaming = method !== 'GET' && method !== 'DELETE';
  return [
    ...(params && isNaming ? stringFieldsOf(params, id) : []),
    ...(body ? stringFieldsOf(body, id) : []),
  ];
}

describe('the contract', () => {
  test('gives every endpoint a unique method and path', () => {
    const routes = Object.values(endpoints).map(({ method, path }) => `${method} ${path}`);
    assert.equal(new Set(routes).size, routes.length);
  });

  test('names the parameters of each path in the schema of the endpoint', () => {
    for (const endpoint of Object.values(endpoints) as contract.Endpoint[]) {
      const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      assert.deepEqual(Object.keys(endpoint.params?.shape ?? {}), inPath, endpoint.id);
    }
  });

  test('states for each field that a customer or a page can send which callers may set it', () => {
    for (const endpoint of Object.values(endpoints) as contract.Endpoint[]) {
      const { id, body, callers, fieldCallers } = endpoint;
      const isOpen = callers.includes('customer') || callers.includes('publishable');
      if (!body || (!isOpen && !fieldCallers)) continue;
      const fields = Object.keys((body as z.ZodMiniObject).shape);
      assert.deepEqual(Object.keys(fieldCallers ?? {}).sort(), fields.sort(), id);
      for (const allowed of Object.values(fieldCallers ?? {}))
        assert.ok(allowed === 'all' || allowed.every((caller) => callers.includes(caller)), id);
    }
  });

  test('lets no page and no customer choose the channel of a telephone call', () => {
    const session = { channel: 'phone', locale: 'en' };
    assert.equal(contract.newSession.safeParse(session).success, false);
    assert.ok(contract.newSession.safeParse({ ...session, channel: 'social' }).success);
    assert.deepEqual(endpoints.createConversation.fieldCallers.channel, ['secret']);
    assert.deepEqual(endpoints.closeConversation.fieldCallers.disposition, ['agent', 'secret']);
  });

  test('takes no card, account or telephone number as a code in any request that stores the code', () => {
    // The service accepts only the ids of a survey's own questions, which were codes when the bank created them
    const existing = /^surveys\.respond\.answers/;
    const codes = Object.values<contract.Endpoint>(endpoints)
      .flatMap(sentStrings)
      .filter(([path, field]) => !existing.test(path) && accepts(field, 'solved'))
      .filter(([, field]) => !accepts(field, 'Two words'));
    assert.ok(codes.some(([path]) => path === 'agents.update.skills[]'));
    assert.ok(codes.some(([path]) => path === 'surveys.create.questions[].prompt{}'));
    const numbers = ['4111111111111111', 'de89370400440532013000', 'tel-13812345678'];
    const taken = codes.filter(([, field]) => numbers.some((number) => accepts(field, number)));
    assert.deepEqual(
      taken.map(([path]) => path),
      [],
    );
  });

  test('takes the same values for a field of an agent at creation and at change', () => {
    const limits = (body: z.ZodMiniObject) => new Map(stringFieldsOf(body, 'agent'));
    const [created, changed] = [limits(contract.newAgent), limits(contract.agentChange)];
    assert.deepEqual([...changed.keys()].sort(), [...created.keys()].sort());
    for (const [path, field] of changed)
      for (const value of ['', 'fees-2026', '4111111111111111', 'Two words', 'x'.repeat(65)])
        assert.equal(accepts(field, value), accepts(created.get(path), value), `${path}: ${value}`);
  });

  test('takes no day and no time that the calendar does not have', () => {
    const article = { title: 'A', body: 'B', validFrom: '2028-02-29' };
    assert.ok(contract.articleContent.safeParse(article).success);
    for (const day of ['2026-02-30', '2026-02-29', '2100-02-29', '2026-04-31', '2026-13-01']) {
      const { error } = contract.articleContent.safeParse({
        ...article,
        validFrom: day,
        validTo: day,
      });
      assert.deepEqual(
        error?.issues.map(({ path }) => path.join('.')),
        ['validFrom', 'validTo'],
      );
      assert.equal(contract.timestamp.safeParse(`${day}T09:00:00Z`).success, false);
    }
  });

  test('gives every error code a 4xx or 5xx status', () => {
    for (const { status } of Object.values(errorCodes)) assert.ok(status >= 400 && status < 600);
  });

  test('lists exactly the event types that the schema of live events defines', () => {
    const [known] = liveEvent._zod.def.options;
    const types = known._zod.def.options.map((option) => option.shape.type._zod.def.values[0]);
    assert.deepEqual(types, [...liveEventTypes]);
  });

  test('rejects a text of more than 4,000 characters and reports its path', () => {
    const content = [{ type: 'text', text: 'x'.repeat(4001) }];
    const result = newMessage.safeParse({ content });
    assert.deepEqual(result.error?.issues[0]?.path, ['content', 0, 'text']);
  });

  test('rejects a blank text and an article that expires before it becomes valid', () => {
    const blank = newMessage.safeParse({ content: [{ type: 'text', text: ' \n' }] });
    assert.equal(blank.error?.issues[0]?.message, '`text` must not be blank');
    const article = { title: 'A', body: 'B', validFrom: '2026-11-01', validTo: '2026-10-01' };
    assert.deepEqual(contract.articleContent.safeParse(article).error?.issues[0]?.path, [
      'validTo',
    ]);
    assert.ok(contract.articleContent.safeParse({ ...article, validTo: '2026-11-01' }).success);
  });

  test('requires exactly one target for a transfer', () => {
    assert.equal(transfer.safeParse({}).success, false);
    const queueId = `que_${'0'.repeat(26)}`;
    const agentId = `agt_${'0'.repeat(26)}`;
    assert.equal(transfer.safeParse({ queueId, agentId }).success, false);
    assert.equal(transfer.safeParse({ queueId }).success, true);
  });

  test('accepts only ids with the right prefix', () => {
    assert.equal(contract.id('message').safeParse(`cnv_${'0'.repeat(26)}`).success, false);
    assert.equal(contract.id('message').safeParse(`msg_${'0'.repeat(26)}`).success, true);
  });
});

/** Returns true if a field takes a value as it is. A field that mends texts, such as a language, may take a part of it. */
function accepts(field: z.core.$ZodType | undefined, value: string): boolean {
  return field !== undefined && z.safeParse(field, value).data === value;
}
