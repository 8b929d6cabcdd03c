export { nodeTransport } from './node-transport.ts';
export type { NodeTransport } from './node-transport.ts';
export type { NodeTransportOptions, TlsOptions } from './node-transport-options.ts';
