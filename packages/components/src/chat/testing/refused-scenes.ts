import { fakeError } from './fake-chat-client.ts';
import type { FakeCall, FakeChatClient } from './fake-chat-client.ts';
import { agent, customer, sampleEntry } from './samples.ts';
import { answered, withAgent } from './scenes.ts';

/** The service refuses one kind of call. */
export function refuses(call: FakeCall, code: string, status: number): FakeChatClient {
  const client = answered();
  client.faults.set(call, fakeError(code, status));
  return client;
}

/** The service has told the customer in the conversation that they wait in too many queues. */
export function tooManyQueues(): FakeChatClient {
  const client = answered();
  client.say(customer, 'Talk to a person');
  client.say({ role: 'system', id: null, displayName: null }, [
    {
      type: 'notice',
      tone: 'attention',
      code: 'limit-reached',
      text: 'You already wait in as many queues as possible. Leave one of them to talk to a person here.',
    },
  ]);
  return client;
}

/** The session of an anonymous customer ends while the chat is open. */
export function sessionEnded(): FakeChatClient {
  const client = answered();
  client.onFollow = () => client.endSession();
  return client;
}

/** The bank suspends the agent, and the customer returns to the old place in the queue. */
export function agentSuspended(): FakeChatClient {
  const client = withAgent();
  client.store({ type: 'participant.left', data: { participant: agent } });
  client.queue({ ...sampleEntry, position: 1 });
  return client;
}
