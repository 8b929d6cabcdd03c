export { clientContext } from '../client/client-context.ts';
export type { ElementsClient } from '../client/client-context.ts';
export { elementChannels } from '../client/connection-attributes.ts';
export type { ElementChannel } from '../client/connection-attributes.ts';
export { TellerProvider } from './provider.ts';
