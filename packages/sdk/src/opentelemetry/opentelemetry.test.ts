import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { DataPointType, InMemoryMetricExporter } from '@opentelemetry/sdk-metrics';
import { AggregationTemporality, MeterProvider } from '@opentelemetry/sdk-metrics';
import { PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, InMemorySpanExporter } from '@opentelemetry/sdk-trace-base';
import { SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { getConversation, listQueues, sendMessage } from '@tellerkit/contract/wire';
import { openTelemetry } from '@tellerkit/sdk/opentelemetry';
import { aConversation } from '../testing/fake-live-client.ts';
import { json, noService, problem, silence } from '../testing/fake-service.ts';
import type { Answer } from '../testing/fake-service.ts';
import { fakeTransport } from '../testing/fake-transport.ts';

const emptyPage = { items: [], nextCursor: null };
const http = {
  'http.request.method': 'GET',
  'server.address': 'service.test',
  'server.port': 443,
  'url.template': '/v1/queues',
};

beforeEach(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
});

afterEach(() => {
  context.disable();
  propagation.disable();
});

/** Creates a transport that reports spans and metrics to memory. */
function observed(answer: Answer, options: Parameters<typeof fakeTransport>[1] = {}) {
  const spans = new InMemorySpanExporter();
  const tracerProvider = new BasicTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(spans)],
  });
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 1e9 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  const telemetry = openTelemetry({ tracerProvider, meterProvider });
  const metrics = async () => {
    await reader.forceFlush();
    const found = exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics);
    await meterProvider.shutdown();
    return found.flatMap(({ metrics }) => metrics);
  };
  const fake = fakeTransport(answer, { telemetry, ...options });
  return { ...fake, spans: () => spans.getFinishedSpans(), metrics, tracerProvider };
}

const shape = ({ name, kind, status, attributes }: ReadableSpan) => {
  const { 'tellerkit.request_id': _, ...rest } = attributes;
  return { name, kind, status: status.code, attributes: rest };
};

describe('spans', () => {
  test('follow the HTTP conventions: a parent for the call, a child for each attempt', async () => {
    const { transport, clock, spans } = observed((_, index) =>
      index ? json(emptyPage) : problem(503, 'unavailable'),
    );
    await clock.runUntil(transport.call(listQueues, { query: {} }));
    assert.deepEqual(spans().map(shape), [
      {
        name: 'GET /v1/queues',
        kind: SpanKind.CLIENT,
        status: SpanStatusCode.ERROR,
        attributes: { ...http, 'error.type': '503', 'http.response.status_code': 503 },
      },
      {
        name: 'GET /v1/queues',
        kind: SpanKind.CLIENT,
        status: SpanStatusCode.UNSET,
        attributes: {
          ...http,
          'http.request.resend_count': 1,
          'http.response.status_code': 200,
        },
      },
      {
        name: 'queues.list',
        kind: SpanKind.INTERNAL,
        status: SpanStatusCode.UNSET,
        attributes: { 'http.response.status_code': 200 },
      },
    ]);
    const [first, second, call] = spans();
    for (const attempt of [first, second])
      assert.equal(attempt?.parentSpanContext?.spanId, call?.spanContext().spanId);
  });

  test('count a resend after a refused token', async () => {
    const { transport, spans } = observed(
      (_, index) => (index ? json(emptyPage) : problem(401, 'expired-token')),
      { token: async ({ reason }) => ({ token: reason }) },
    );
    await transport.call(listQueues, { query: {} });
    assert.equal(spans()[1]?.attributes['http.request.resend_count'], 1);
  });

  for (const [answer, type] of [
    [noService, 'connection-failed'],
    [silence, 'timeout'],
    [() => new Response('{'), 'unexpected-response'],
  ] as [Answer, string][])
    test(`have the code of the error as error type: ${type}`, async () => {
      const { transport, clock, spans } = observed(answer, { maxRetries: 0, timeoutMs: 1000 });
      const call = transport.call(listQueues, { query: {} });
      await assert.rejects(clock.runUntil(call), { code: type });
      if (type === 'unexpected-response') return;
      for (const span of spans()) {
        assert.equal(span.attributes['error.type'], type);
        assert.equal(span.status.code, SpanStatusCode.ERROR);
      }
    });

  test('have the error type AbortError if the call is aborted', async () => {
    const { transport, spans, clock } = observed(silence);
    const controller = new AbortController();
    const call = transport.call(listQueues, { query: {} }, { signal: controller.signal });
    await clock.advance(10);
    controller.abort();
    await assert.rejects(clock.runUntil(call), { name: 'AbortError' });
    assert.deepEqual(
      spans().map(({ attributes }) => attributes['error.type']),
      ['AbortError', 'AbortError'],
    );
  });

  test('contain no customer data, and neither do metrics', async () => {
    const { transport, clock, spans, metrics } = observed(
      (_, index) =>
        index ? problem(404, 'not-found', {}, { received: 'SENSITIVE' }) : noService(),
      { headers: { 'x-customer': 'SENSITIVE' }, secretKey: 'sk_SENSITIVE' },
    );
    const input = {
      params: { conversationId: 'SENSITIVE' },
      body: { content: [{ type: 'text' as const, text: 'SENSITIVE' }] },
    };
    await assert.rejects(clock.runUntil(transport.call(sendMessage, input)));
    const recorded = spans().map(({ name, status, attributes, events, links }) => [
      name,
      status,
      attributes,
      events,
      links,
    ]);
    assert.equal(recorded.length, 3);
    assert.doesNotMatch(JSON.stringify([recorded, await metrics()]), /SENSITIVE/);
  });
});

describe('traceparent', () => {
  const sent = (request: { headers: Headers } | undefined) =>
    String(request?.headers.get('traceparent'));

  test('carries the active trace and the span of each attempt', async () => {
    const { transport, service, clock, spans, tracerProvider } = observed((_, index) =>
      index ? json(emptyPage) : noService(),
    );
    const tracer = tracerProvider.getTracer('a test');
    await tracer.startActiveSpan('the bank’s own work', async (outer) => {
      const call = transport.call(listQueues, { query: {} });
      await clock.runUntil(call);
      const { traceId, spanId } = outer.spanContext();
      const [first, second, around] = spans();
      assert.equal(around?.parentSpanContext?.spanId, spanId);
      for (const [index, attempt] of [first, second].entries()) {
        const expected = `00-${traceId}-${attempt?.spanContext().spanId}-01`;
        assert.equal(sent(service.requests[index]), expected);
      }
      outer.end();
    });
  });

  test('stays unchanged in every attempt if the caller sets it', async () => {
    const { transport, service, clock } = observed((_, index) =>
      index ? json(emptyPage) : noService(),
    );
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    const call = transport.call(listQueues, { query: {} }, { headers: { traceparent } });
    await clock.runUntil(call);
    assert.deepEqual(service.requests.map(sent), [traceparent, traceparent]);
  });

  test('is sent while the span of the attempt is active', async () => {
    let active: string | undefined;
    const { transport, spans } = observed(() => {
      active = trace.getActiveSpan()?.spanContext().spanId;
      return json(aConversation());
    });
    await transport.call(getConversation, { params: { conversationId: 'cnv_1' } });
    assert.equal(active, spans()[0]?.spanContext().spanId);
  });

  test('links attempts to their call even without a context manager, as in a page', async () => {
    context.disable();
    const { transport, clock, spans } = observed((_, index) =>
      index ? json(emptyPage) : noService(),
    );
    await clock.runUntil(transport.call(listQueues, { query: {} }));
    assert.equal(new Set(spans().map((span) => span.spanContext().traceId)).size, 1);
  });
});

describe('metrics', () => {
  test('count retries and record the durations of attempts and calls in seconds', async () => {
    const { transport, clock, metrics } = observed((_, index) => {
      if (!index) return problem(503, 'unavailable', { 'retry-after': '2' });
      return new Promise((resolve) => clock.after(500, () => resolve(json(emptyPage))));
    });
    await clock.runUntil(transport.call(listQueues, { query: {} }));
    const points = (await metrics()).map(({ descriptor, dataPoints, dataPointType }) => ({
      name: descriptor.name,
      unit: descriptor.unit,
      points: dataPoints.map(({ attributes, value }) => ({
        attributes,
        value: dataPointType === DataPointType.HISTOGRAM ? (value as { sum: number }).sum : value,
      })),
    }));
    const endpoint = { 'tellerkit.endpoint': 'queues.list' };
    assert.deepEqual(points, [
      {
        name: 'http.client.request.duration',
        unit: 's',
        points: [
          {
            attributes: { ...http, 'error.type': '503', 'http.response.status_code': 503 },
            value: 0,
          },
          { attributes: { ...http, 'http.response.status_code': 200 }, value: 0.5 },
        ],
      },
      {
        name: 'tellerkit.client.call.duration',
        unit: 's',
        points: [{ attributes: endpoint, value: 2.625 }],
      },
      {
        name: 'tellerkit.client.retries',
        unit: '{retry}',
        points: [{ attributes: endpoint, value: 1 }],
      },
    ]);
  });
});
