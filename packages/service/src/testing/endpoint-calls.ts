import assert from 'node:assert/strict';
import { problem } from '@tellerkit/contract';
import type { Endpoint, EndpointInput, EndpointOutput, Problem } from '@tellerkit/contract';
import { callEndpoint, requestEndpoint } from '../test-kit/call-endpoint.ts';
import type { TestService } from '../test-kit/test-service.ts';
import { EventLog } from './event-log.ts';

/** Calls an endpoint with a key or token and waits until the effects have settled. */
export async function callWith<E extends Endpoint>(
  { service, clock }: TestService,
  token: string,
  endpoint: E,
  input: EndpointInput<E>,
): Promise<EndpointOutput<E>> {
  const output = await callEndpoint({ service, token }, endpoint, input);
  await clock.settle();
  return output;
}

/** Calls an endpoint and expects an error with this code. */
export async function expectRefusal<E extends Endpoint>(
  { service }: TestService,
  token: string,
  endpoint: E,
  input: EndpointInput<E>,
  code: string,
): Promise<Problem> {
  const response = await requestEndpoint({ service, token }, endpoint, input);
  const refusal = problem.parse(await response.json());
  assert.equal(refusal.code, code, endpoint.id);
  return refusal;
}

/** Calls an endpoint and returns only the status, also if the service rejects the call. */
export async function attempt<E extends Endpoint>(
  { service }: TestService,
  token: string,
  endpoint: E,
  input: EndpointInput<E>,
): Promise<number> {
  const response = await requestEndpoint({ service, token }, endpoint, input);
  await response.text();
  return response.status;
}

/** Opens a stream and records its events until it is stopped. */
export async function follow<E extends Endpoint>(
  { service, clock }: TestService,
  token: string,
  endpoint: E,
  input: EndpointInput<E>,
): Promise<EventLog<EndpointOutput<E>>> {
  const cut = new AbortController();
  const response = await requestEndpoint({ service, token }, endpoint, input, cut.signal);
  assert.equal(response.status, 200, endpoint.id);
  const log = new EventLog<EndpointOutput<E>>(response, cut);
  await clock.settle();
  return log;
}
