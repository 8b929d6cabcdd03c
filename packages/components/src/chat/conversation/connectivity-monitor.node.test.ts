import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptySnapshot } from '@tellerkit/sdk/live';
import type { LiveConversation, LiveSnapshot, OutgoingMessage } from '@tellerkit/sdk/live';
import { ConnectivityMonitor } from './connectivity-monitor.ts';

type State = OutgoingMessage['state'];

/** A conversation with one message, which can be withdrawn as in the outbox. */
class OneMessage {
  state: State = 'waiting';
  isWithdrawn = false;

  withdraw(): boolean {
    this.isWithdrawn ||= this.state !== 'sending';
    return this.isWithdrawn;
  }

  getSnapshot(): LiveSnapshot {
    const message = { key: 'one', state: this.state } as OutgoingMessage;
    return { ...emptySnapshot, outgoing: this.isWithdrawn ? [] : [message] };
  }
}

for (const failure of ['waiting', 'failed'] as const)
  test(`a message that the customer removes during its first attempt goes once it is ${failure}`, async () => {
    const message = new OneMessage();
    const live = message as unknown as LiveConversation;
    const monitor = new ConnectivityMonitor();
    const become = async (state: State) => {
      message.state = state;
      monitor.observe(live);
      await Promise.resolve();
    };
    await become('sending');
    monitor.withdraw(live, 'one');
    assert.equal(message.isWithdrawn, false);
    await become(failure);
    assert.equal(message.isWithdrawn, true);
  });
