import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { endpoints } from '@tellerkit/contract';
import { openApiDocument } from '@tellerkit/contract/openapi';

describe('the OpenAPI document', () => {
  test('has one operation for each endpoint', () => {
    const ids = Object.values(openApiDocument().paths)
      .flatMap((path) => Object.values(path))
      .map((operation) => operation.operationId);
    assert.deepEqual(
      ids.sort(),
      Object.values(endpoints)
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('describes the tag of every operation', () => {
    const { paths, tags, webhooks } = openApiDocument();
    const described = tags.map(({ name }) => name);
    const used = Object.values({ ...paths, ...webhooks })
      .flatMap((path) => Object.values(path))
      .flatMap((operation) => operation.tags);
    assert.deepEqual([...new Set(used)].sort(), described.sort());
  });

  test('describes the idempotency key and the error responses of a POST', () => {
    const send = openApiDocument().paths['/v1/conversations/{conversationId}/messages']?.['post'];
    assert.ok(send?.parameters?.some((parameter) => parameter['name'] === 'Idempotency-Key'));
    assert.deepEqual(Object.keys(send?.responses ?? {}), [
      '201',
      '400',
      '401',
      '403',
      '404',
      '409',
      '413',
      '415',
      '422',
      '429',
      '500',
      '503',
    ]);
  });

  test('describes no idempotency key where a response holds the credentials of a person', () => {
    const { paths } = openApiDocument();
    for (const path of ['/v1/sessions', '/v1/customer-tokens', '/v1/agent-tokens']) {
      const { parameters, responses } = paths[path]?.['post'] ?? assert.fail();
      assert.equal(parameters, undefined, path);
      assert.ok(responses['201'] && !responses['422'], path);
      assert.doesNotMatch(JSON.stringify(responses['409'] ?? {}), /idempotency/, path);
    }
  });

  test('states which callers may set a restricted field', () => {
    const close = openApiDocument().paths['/v1/conversations/{conversationId}/close']?.['post'];
    assert.match(
      close?.description ?? '',
      /Setting `disposition` requires an agent's access token or a secret key\.$/,
    );
  });

  test('describes the rate limit headers of each response', () => {
    const { components, paths } = openApiDocument();
    const { responses } = paths['/v1/queues']?.['get'] ?? assert.fail();
    const named = (status: string) => Object.keys(responses[status]?.['headers'] ?? {});
    assert.deepEqual(named('200'), ['RateLimit-Policy', 'RateLimit']);
    assert.deepEqual(named('401'), []);
    assert.deepEqual(named('429'), ['RateLimit-Policy', 'RateLimit', 'Retry-After']);
    assert.deepEqual(Object.keys(components['headers'] ?? {}), named('429'));
  });
});
