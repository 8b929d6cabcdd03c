export { openTelemetry } from './opentelemetry.ts';
export type { OpenTelemetryOptions } from './opentelemetry.ts';
