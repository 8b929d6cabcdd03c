import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { endpoints } from '@tellerkit/contract';
import type { Endpoint } from '@tellerkit/contract';
import * as wire from '@tellerkit/contract/wire';
import { mutations, sampleOf } from '../testing/sample.ts';

const names = Object.keys(endpoints) as (keyof typeof endpoints)[];

describe('the wire form of the endpoints', () => {
  for (const name of names) {
    const endpoint: Endpoint = endpoints[name];
    const { response } = endpoint;
    if (!response) continue;
    test(`accepts and rejects the same responses of ${endpoint.id} as the zod schema`, () => {
      const shape = wire[name].response;
      assert.ok(shape);
      for (const sample of sampleOf(response)) {
        assert.deepEqual(wire.parseShape(shape, sample), response.parse(sample));
        for (const broken of mutations(sample)) {
          const expected: { success: boolean; data?: unknown } = response.safeParse(broken);
          const parse = (): unknown => wire.parseShape(shape, broken);
          if (expected.success) assert.deepEqual(parse(), expected.data);
          else assert.throws(parse, wire.ShapeError);
        }
      }
    });
  }

  test('drops fields that the contract does not name', () => {
    assert.deepEqual(wire.parseShape({ a: 's' }, { a: 'x', later: 1 }), { a: 'x' });
  });

  test('reports the path of a wrong value, never the value itself', () => {
    const shape = { items: ['a', { name: 's' }] } as const;
    assert.throws(
      () => wire.parseShape(shape, { items: [{ name: 'ok' }, { name: 42 }] }),
      (error: unknown) =>
        error instanceof wire.ShapeError &&
        error.path === 'items.1.name' &&
        error.expected === 'string' &&
        !error.message.includes('42'),
    );
  });

  test('keeps survey answers of known types if another answer has an unknown type', () => {
    const shape = wire.listSurveyResponses.response;
    assert.ok(shape);
    const response = {
      id: 'rsp_1',
      surveyId: 'svy_1',
      conversationId: null,
      locale: 'en',
      answers: [
        { type: 'nps', questionId: 'recommend', score: 9 },
        { type: 'csat', questionId: 'overall', score: 4 },
      ],
      createdAt: 'now',
    };
    const { items } = wire.parseShape(shape, { items: [response], nextCursor: null }) as {
      items: { answers: unknown }[];
    };
    assert.deepEqual(items[0]?.answers, [
      { type: 'unknown', originalType: 'nps', questionId: 'recommend' },
      { type: 'csat', questionId: 'overall', score: 4 },
    ]);
  });

  test('keeps the sequence number of an unknown event, so that a reader can continue', () => {
    const shape = wire.streamEvents.response;
    assert.ok(shape);
    const event = {
      type: 'weather.changed',
      conversationId: 'cnv_1',
      occurredAt: 'now',
      sequence: 7,
      data: { wind: 3 },
    };
    assert.deepEqual(wire.parseShape(shape, event), {
      type: 'unknown',
      originalType: 'weather.changed',
      conversationId: 'cnv_1',
      occurredAt: 'now',
      sequence: 7,
    });
  });
});
