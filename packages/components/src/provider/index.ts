export { clientContext } from './client-context.ts';
export type { ElementsClient } from './client-context.ts';
export { elementChannels } from './connection-attributes.ts';
export type { ElementChannel } from './connection-attributes.ts';
export { TellerProvider } from './provider.ts';
