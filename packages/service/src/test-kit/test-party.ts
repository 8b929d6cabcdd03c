import type { EndpointCaller } from './call-endpoint.ts';

/** Dependencies of a {@link TestCustomer} or {@link TestAgent}. @internal */
export interface TestParty {
  /** Returns the service, with the token as credential for its calls. */
  caller(token: string): EndpointCaller;
  /** Waits until the effects of a call have settled. */
  settle(): Promise<void>;
}
