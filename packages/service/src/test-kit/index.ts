export { createTestService } from './create-test-service.ts';
export type { TestServiceOptions } from './create-test-service.ts';
export type { TestService } from './test-service.ts';
export type { TestClientOptions } from './test-service.ts';
export type { TestClock } from './test-clock.ts';
export type { TestAssistant } from './test-assistant.ts';
export type { ScriptedAnswer } from './test-assistant.ts';
export type { TestCustomer } from './test-customer.ts';
export type { TestAgent } from './test-agent.ts';
export type { Faults } from './faults.ts';
export type { StatusFaultOptions } from './faults.ts';
export type { Fault, FaultKind, FaultScope, InjectedFault } from './fault.ts';
// Parts of the above, which only the kit makes.
export type { Activity } from './activity.ts';
export type { EndpointCaller } from './call-endpoint.ts';
export type { FaultyCall, SendOn } from './fault.ts';
export type { KeptDatabase } from './kept-database.ts';
export type { TestParty } from './test-party.ts';
export type { TestServiceParts } from './test-service.ts';
