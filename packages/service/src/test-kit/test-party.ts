import type { EndpointCaller } from './call-endpoint.ts';

/** Dependencies of a {@link TestCustomer} or {@link TestAgent}. @internal */
export interface TestParty {
  /** Returns the caller that a token stands for. */
  caller(token: string): EndpointCaller;
  /** Waits for the effects of a call. */
  settle(): Promise<void>;
}
