import { createTokenSource } from '../authentication/token-source.ts';
import type { TellerClientOptions } from '../transport/client-options.ts';
import type { Settings } from '../transport/settings.ts';
import type { Transport } from '../transport/transport.ts';
import { createKeyTransport } from './create-key-transport.ts';

/**
 * Creates the transport of a client that sends a key or tokens.
 *
 * @param checkSecret - Throws if the settings must not use their secret key. By default every secret key is refused.
 * @throws TypeError for invalid options.
 *
 * @internal
 */
export const createTransport = (
  options: TellerClientOptions,
  checkSecret?: (settings: Settings) => void,
): Transport => createKeyTransport(options, undefined, checkSecret, createTokenSource);
