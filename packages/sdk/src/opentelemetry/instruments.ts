import type { Counter, Histogram, Meter } from '@opentelemetry/api';

/** Bucket boundaries that the semantic conventions advise for durations of HTTP requests, in seconds. */
const explicitBucketBoundaries = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
];

/** Instruments that measure calls. */
export interface Instruments {
  /** Duration of one attempt. */
  readonly requestDuration: Histogram;
  /** Duration of a call with all its attempts and the waits between them. */
  readonly callDuration: Histogram;
  readonly retries: Counter;
}

export function createInstruments(meter: Meter): Instruments {
  const duration = (name: string, description: string) =>
    meter.createHistogram(name, { description, unit: 's', advice: { explicitBucketBoundaries } });
  return {
    requestDuration: duration('http.client.request.duration', 'Duration of HTTP client requests.'),
    callDuration: duration(
      'tellerkit.client.call.duration',
      'Duration of calls with all their attempts.',
    ),
    retries: meter.createCounter('tellerkit.client.retries', {
      description: 'Attempts after the first.',
      unit: '{retry}',
    }),
  };
}
