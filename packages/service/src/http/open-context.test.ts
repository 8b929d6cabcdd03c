import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { streamDesk } from '@tellerkit/contract';
import { createTestService } from '../test-kit/create-test-service.ts';
import { requestEndpoint } from '../test-kit/call-endpoint.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

test(
  'a stream ends even if its request was garbage-collected before the abort',
  { timeout: 60_000 },
  async (context) => {
    const bank = await createTestService();
    context.after(() => bank.close());
    const { token } = await bank.agent();
    const cut = new AbortController();
    const { service } = bank;
    const { body } = await requestEndpoint({ service, token }, streamDesk, {}, cut.signal);
    assert.ok(body);
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    for (let text = ''; !text.includes('event: desk');) text += (await reader.read()).value ?? '';
    // The frame that created the request has returned, so only the service holds the request.
    await new Promise(setImmediate);
    collectGarbage();
    cut.abort();
    for (let done = false; !done;) done = (await reader.read()).done;
  },
);
