import { checkOptions } from '../base/check-options.ts';
import type { Transport } from '../transport/transport.ts';

const clientOptions = [
  'baseUrl publishableKey secretKey token locale headers timeoutMs totalTimeoutMs maxRetries',
  'retryBudget logger telemetry fetch http clock random allowInsecureHttp',
].join(' ');
const callOptions = 'signal timeoutMs totalTimeoutMs maxRetries idempotencyKey headers onResponse';
const queryFields =
  'cursor limit state customerId after latest waitMs touchpoint locale from to webhookEndpointId target actor action';

/**
 * Adds checks for unknown options, which a compiler finds and plain JavaScript does not. Only a `TellerClient` loads
 * them, so that a customer's page does not.
 *
 * @throws TypeError if the options of the client have an unknown name.
 */
export function checkedTransport(transport: Transport): Transport {
  checkOptions(transport.settings().options, clientOptions);
  return {
    ...transport,
    call(endpoint, input, options = {}) {
      try {
        checkOptions(options, callOptions);
        checkOptions((input as { readonly query?: object }).query, queryFields);
      } catch (error) {
        return Promise.reject(error);
      }
      return transport.call(endpoint, input, options);
    },
    with: (changes) => checkedTransport(transport.with(changes)),
  };
}
