/**
 * Runs the real service for a client of any runtime. The header `x-fault` of a call requests a fault:
 * `lose-answer` executes the first call of its kind and loses the response, `cut-stream` breaks each of the first
 * three streams inside an event, `silence` never responds.
 */
import { createService } from '@tellerkit/service';
import { listen, openSqlite } from '@tellerkit/service/node';

const tenant = {
  slug: 'smoke',
  name: 'Smoke Bank',
  publishableKeys: ['pk_smoke_0123456789abcdef'],
  secretKeys: ['sk_smoke_0123456789abcdef'],
  customerTokenKeys: [{ id: 'smoke', secret: 'customer-token-secret-0123456789abcdef' }],
};
const service = createService({
  database: openSqlite(':memory:'),
  tenants: [tenant],
  assistant: null,
});

const seen = new Map<string, number>();

/** Counts a fault. Returns how often the same caller and URL had this fault before. */
function count(fault: string, { url, headers }: Request): number {
  const key = [fault, url, headers.get('x-smoke')].join(' ');
  const before = seen.get(key) ?? 0;
  seen.set(key, before + 1);
  return before;
}

/** Returns a copy of a body that breaks after `length` bytes. */
function cutAfter(length: number, body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  let left = length;
  return body.pipeThrough(
    new TransformStream({
      transform(chunk: Uint8Array, controller) {
        controller.enqueue(chunk.subarray(0, left));
        left -= chunk.length;
        if (left <= 0) controller.error(new Error('cut'));
      },
    }),
  );
}

async function answer(request: Request): Promise<Response> {
  const fault = request.headers.get('x-fault');
  if (fault === 'silence') return new Promise(() => undefined);
  const times = fault ? count(fault, request) : 0;
  const response = await service.fetch(request);
  if (fault === 'lose-answer' && times === 0 && response.body)
    return new Response(cutAfter(1, response.body), { headers: response.headers });
  if (fault === 'cut-stream' && times < 3 && response.body)
    return new Response(cutAfter(700 * (times + 1), response.body), { headers: response.headers });
  return response;
}

const { url } = await listen(
  { fetch: answer, ready: service.ready, close: () => service.close() },
  { port: 0 },
);
process.once('disconnect', () => process.exit(0));
process.send?.(url);
