import { context, metrics, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Attributes, Meter, Span, Tracer } from '@opentelemetry/api';
import type { Telemetry, TelemetryAttempt } from '../telemetry/telemetry.ts';
import { failureAttributes, requestAttributes } from './attributes.ts';
import { createInstruments } from './instruments.ts';

/**
 * Providers that receive spans and metrics.
 *
 * @public
 */
export interface OpenTelemetryOptions {
  // Structural types, so that a project without `@opentelemetry/api` can compile them.
  /** A `TracerProvider`. @defaultValue the provider registered with `@opentelemetry/api` */
  readonly tracerProvider?: { getTracer(name: string): object } | undefined;
  /** A `MeterProvider`. @defaultValue the provider registered with `@opentelemetry/api` */
  readonly meterProvider?: { getMeter(name: string): object } | undefined;
}

const scope = '@tellerkit/sdk';

/**
 * Creates OpenTelemetry instrumentation for `TellerClientOptions.telemetry`.
 *
 * - Spans: a span for each call, named after the endpoint, and a child span for each attempt, which follows the HTTP
 *   conventions.
 * - Header: `traceparent` as the registered propagator writes it, unless the caller sets the header.
 * - Metrics: `http.client.request.duration` and `tellerkit.client.call.duration` in seconds, and
 *   `tellerkit.client.retries`.
 *
 * Spans and metrics contain no customer ids, paths, queries, texts or error messages.
 *
 * @example
 * ```ts
 * import { openTelemetry } from '@tellerkit/sdk/opentelemetry';
 *
 * const client = new TellerClient({ baseUrl, secretKey, telemetry: openTelemetry() });
 * ```
 *
 * @public
 */
export function openTelemetry(options: OpenTelemetryOptions = {}): Telemetry {
  const { tracerProvider = trace, meterProvider = metrics } = options;
  const tracer = tracerProvider.getTracer(scope) as Tracer;
  const instruments = createInstruments(meterProvider.getMeter(scope) as Meter);

  return async (call, run) => {
    const seconds = stopwatch(() => call.clock.now());
    const span = tracer.startSpan(call.endpoint, { kind: SpanKind.INTERNAL });
    // The attempts need this context, because in a page no active context survives an `await`.
    const parent = trace.setSpan(context.active(), span);
    const request = requestAttributes(call);
    const endpoint = { 'tellerkit.endpoint': call.endpoint };
    let sends = 0;
    let hasCallerTrace = false;

    const attempt: TelemetryAttempt = async (headers, send) => {
      hasCallerTrace ||= !sends && 'traceparent' in headers;
      const resend = sends++ ? { 'http.request.resend_count': sends - 1 } : {};
      if (sends > 1) instruments.retries.add(1, endpoint);
      const attemptSeconds = stopwatch(() => call.clock.now());
      const attributes = { ...request, ...resend, 'tellerkit.request_id': headers['x-request-id'] };
      const name = `${call.method} ${call.path}`;
      const attemptSpan = tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes }, parent);
      const active = trace.setSpan(parent, attemptSpan);
      if (!hasCallerTrace) propagation.inject(active, headers);
      return observe(
        attemptSpan,
        () => context.with(active, send),
        (outcome) =>
          instruments.requestDuration.record(attemptSeconds(), { ...request, ...outcome }),
      );
    };
    return observe(
      span,
      () => context.with(parent, run, undefined, attempt),
      ({ 'http.response.status_code': _, ...failure }) =>
        instruments.callDuration.record(seconds(), { ...endpoint, ...failure }),
    );
  };
}

/** Runs a task, ends the span with the attributes of its outcome and records these attributes. */
async function observe<T>(
  span: Span,
  task: () => Promise<T>,
  record: (outcome: Attributes) => void,
): Promise<T> {
  let outcome: Attributes = {};
  try {
    const result = await task();
    const { status } = Object(result) as { status?: number };
    if (status) outcome = { 'http.response.status_code': status };
    return result;
  } catch (error) {
    outcome = failureAttributes(error);
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.setAttributes(outcome).end();
    record(outcome);
  }
}

/** Starts a stopwatch. The returned function gives the seconds since the start. */
function stopwatch(now: () => number): () => number {
  const startedAt = now();
  return () => (now() - startedAt) / 1000;
}
