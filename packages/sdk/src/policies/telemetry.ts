import type { Settings } from '../transport/settings.ts';
import type { Policy } from '../transport/call.ts';

/** Wraps the call in the client's telemetry. */
export function telemetry({ options, baseUrl, clock }: Settings): Policy {
  return (call, next) => {
    const { id, method, path } = call.endpoint;
    const facts = { endpoint: id, method, path, baseUrl, clock };
    return options.telemetry
      ? options.telemetry(facts, (wrapAttempt) => next({ ...call, wrapAttempt }))
      : next(call);
  };
}

/** Wraps each attempt of the call in the client's telemetry. */
export const attemptTelemetry: Policy = (call, next) =>
  call.wrapAttempt ? call.wrapAttempt(call.headers, () => next(call)) : next(call);
