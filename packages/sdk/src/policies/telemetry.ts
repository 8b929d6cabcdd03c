import type { Settings } from '../transport/settings.ts';
import type { Policy } from '../transport/call.ts';

/** Puts the client's telemetry around the call. */
export function telemetry({ options, baseUrl, clock }: Settings): Policy {
  return (call, next) => {
    const { id, method, path } = call.endpoint;
    const facts = { endpoint: id, method, path, baseUrl, clock };
    return options.telemetry
      ? options.telemetry(facts, (aroundTry) => next({ ...call, aroundTry }))
      : next(call);
  };
}

/** Puts it around each try, too. */
export const tryTelemetry: Policy = (call, next) =>
  call.aroundTry ? call.aroundTry(call.headers, () => next(call)) : next(call);
