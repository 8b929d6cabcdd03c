export { openApiDocument } from './document.ts';
export type { OpenApiOptions } from './document.ts';
export type { JsonSchema, OpenApiDocument, OpenApiOperation } from './types.ts';
