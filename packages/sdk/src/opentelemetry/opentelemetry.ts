import { context, metrics, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Attributes, Meter, Span, Tracer } from '@opentelemetry/api';
import type { Telemetry, TelemetryAttempt } from '../telemetry/telemetry.ts';
import { failureAttributes, requestAttributes } from './attributes.ts';
import { createInstruments } from './instruments.ts';

/**
 * Where spans and measurements go.
 *
 * @public
 */
export interface OpenTelemetryOptions {
  // Told by what they do: whoever has no `@opentelemetry/api` must be able to compile these types.
  /** A `TracerProvider`. @defaultValue the one registered with `@opentelemetry/api` */
  readonly tracerProvider?: { getTracer(name: string): object } | undefined;
  /** A `MeterProvider`. @defaultValue the one registered with `@opentelemetry/api` */
  readonly meterProvider?: { getMeter(name: string): object } | undefined;
}

const scope = '@tellerkit/sdk';

/**
 * Telemetry for `TellerClientOptions.telemetry`: a span for each call, named after its endpoint, and below
 * it one for each try by the HTTP conventions; `traceparent` as the registered propagator writes it, unless
 * the caller has set one; `http.client.request.duration`, `tellerkit.client.call.duration` (seconds) and
 * `tellerkit.client.retries`. No id of a customer, no path, no query, no text, no message of an error.
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
    // Kept, not looked up again: in a page no context survives an `await`.
    const parent = trace.setSpan(context.active(), span);
    const request = requestAttributes(call);
    const endpoint = { 'tellerkit.endpoint': call.endpoint };
    let sends = 0;
    let hasOwnTrace = false;

    const attempt: TelemetryAttempt = async (headers, send) => {
      hasOwnTrace ||= !sends && 'traceparent' in headers;
      const resend = sends++ ? { 'http.request.resend_count': sends - 1 } : {};
      if (sends > 1) instruments.retries.add(1, endpoint);
      const trySeconds = stopwatch(() => call.clock.now());
      const attributes = { ...request, ...resend, 'tellerkit.request_id': headers['x-request-id'] };
      const name = `${call.method} ${call.path}`;
      const trySpan = tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes }, parent);
      const active = trace.setSpan(parent, trySpan);
      if (!hasOwnTrace) propagation.inject(active, headers);
      return observe(
        trySpan,
        () => context.with(active, send),
        (outcome) => instruments.requestDuration.record(trySeconds(), { ...request, ...outcome }),
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

/** Ends the span as the task ends, and tells with which attributes. */
async function observe<T>(
  span: Span,
  task: () => Promise<T>,
  tell: (outcome: Attributes) => void,
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
    tell(outcome);
  }
}

/** Seconds since it was made. */
function stopwatch(now: () => number): () => number {
  const startedAt = now();
  return () => (now() - startedAt) / 1000;
}
