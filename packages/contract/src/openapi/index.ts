// Generated from what is marked `@public` by `pnpm generate`; do not edit.

export { openApiDocument } from './document.ts';
export type { OpenApiOptions } from './document.ts';
export type { JsonSchema, OpenApiOperation, OpenApiDocument } from './types.ts';
