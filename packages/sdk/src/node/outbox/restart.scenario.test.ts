import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LiveConversation } from '@tellerkit/sdk/live';
import { ConnectionError } from '../../errors/connection-error.ts';
import { FakeClock } from '../../testing/fake-clock.ts';
import { aConversation, FakeLiveClient } from '../../testing/fake-live-client.ts';
import { outboxFolder } from '../../testing/outbox-folder.ts';
import { reaches } from '../../testing/reaches.ts';
import { fileOutbox } from './file-outbox.ts';

test('fileOutbox lets the next process send the unsent messages once, in order and with the same keys', async (t) => {
  const path = await outboxFolder(t);
  const client = new FakeLiveClient();
  client.existing = aConversation();
  const clock = new FakeClock();
  client.failures['send'] = Array.from({ length: 9 }, () => new ConnectionError());

  const before = await fileOutbox(path);
  const first = new LiveConversation({ client, clock, outbox: before });
  await first.start();
  const keys = ['one', 'two'].map((text) => first.send(text));
  await reaches(first, ({ outgoing }) => outgoing.every(({ kept }) => kept));
  first.stop();
  await before.close();
  assert.equal(client.stored.length, 0);

  client.failures['send'] = [];
  const after = await fileOutbox(path);
  t.after(() => after.close());
  const second = new LiveConversation({ client, clock, outbox: after });
  t.after(() => second.stop());
  await second.start();
  await reaches(second, ({ items, outgoing }) => items.length === 2 && outgoing.length === 0);
  const stored = client.stored.map((event) =>
    event.type === 'message.created' ? event.data.message.clientId : '',
  );
  assert.deepEqual(stored, keys);
});
