export { nodeTransport } from './node-transport.ts';
export type { NodeTransport } from './node-transport.ts';
export type { NodeTransportOptions, TlsOptions } from './node-transport-options.ts';
export { fileOutbox } from './outbox/file-outbox.ts';
export type { FileOutbox, FileOutboxOptions } from './outbox/file-outbox.ts';
