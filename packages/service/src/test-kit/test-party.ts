import type { EndpointCaller } from './call-endpoint.ts';

/** What somebody who takes part in a test calls the service with. @internal */
export interface TestParty {
  /** As whom to call. */
  caller(token: string): EndpointCaller;
  /** Lets what follows from a call happen. */
  settle(): Promise<void>;
}
