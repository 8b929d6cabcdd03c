import type { ContentBlock } from '@tellerkit/sdk';
import { ConnectionError } from '@tellerkit/sdk';
import { FakeChatClient, fakeError } from './fake-chat-client.ts';
import { agent, assistant, customer, sampleId } from './samples.ts';

/** An answer of the assistant with formatted text, sources and quick replies. */
export const sourcedAnswer: readonly ContentBlock[] = [
  {
    type: 'markdown',
    text: `You can block your card at once, day and night:

1. Open **Cards** in the app and choose the card.
2. Tap **Block card**. It stops working in a few seconds.

A blocked card can be freed again if you find it. A new one takes **3 working days** and is free of charge.`,
  },
  {
    type: 'citations',
    citations: [
      {
        articleId: sampleId('art', 1),
        slug: 'lost-card',
        title: 'Lost or stolen card',
        excerpt:
          'Block the card in the app or by phone. Payments after that are not yours to bear.',
        url: 'https://ginkgo.example/help/lost-card',
      },
      {
        articleId: sampleId('art', 2),
        slug: 'new-card',
        title: 'Ordering a new card',
        excerpt: 'A replacement arrives by post within three working days.',
        url: null,
      },
    ],
  },
  {
    type: 'quick-replies',
    replies: [
      { id: 'order', label: 'Order a new card' },
      { id: 'abroad', label: 'I am abroad' },
      { id: 'person', label: 'Something else' },
    ],
  },
];

/** The assistant has answered the customer's first question. */
export function answered(): FakeChatClient {
  const client = new FakeChatClient().begin();
  client.say(customer, 'I have lost my card. What now?');
  client.say(assistant, [...sourcedAnswer]);
  return client;
}

/** The assistant streams an answer. */
export function answering(text = ''): FakeChatClient {
  const client = new FakeChatClient().begin();
  client.say(customer, 'Good evening');
  client.say(customer, 'What does a transfer to Japan cost?');
  const messageId = sampleId('msg', client.stored.length + 1);
  client.onFollow = () => {
    client.emit({ type: 'answer.started', data: { messageId } });
    if (text) client.emit({ type: 'answer.snapshot', data: { messageId, text } });
  };
  return client;
}

/** The customer waits in the queue for an agent. */
export function queued(): FakeChatClient {
  const client = new FakeChatClient().begin();
  client.say(customer, 'A payment on my statement is not mine.');
  client.say(assistant, [
    {
      type: 'notice',
      tone: 'attention',
      code: 'low-confidence',
      text: 'I am not sure about this one. A person can look at it with you.',
    },
  ]);
  client.queue();
  return client;
}

/** The customer chats with an agent. */
export function withAgent(): FakeChatClient {
  const client = queued();
  client.join(agent);
  client.say(agent, 'Good morning, this is the Card Desk. I have read what you wrote.');
  client.say(agent, 'Is it the payment of 18 November over 240.00?');
  client.say(customer, 'Yes');
  client.say(customer, 'I was at home that day, and the shop is in another city.');
  client.say(agent, 'Thank you. I have blocked the card and opened a dispute for you.');
  return client;
}

/** The conversation has ended, with a survey. */
export function closed(): FakeChatClient {
  const client = withAgent();
  client.end(agent, sampleId('svy', 1));
  return client;
}

/** The conversation is so long that the panel draws only its end. */
export function long(count = 300): FakeChatClient {
  const client = new FakeChatClient().begin();
  for (let at = 1; at <= count; at += 2) {
    client.say(customer, `Question ${at}`);
    client.say(assistant, `Answer ${at}`);
  }
  return client;
}

/** Unusual content: very long words, very long texts, notices of each tone, unknown blocks. */
export function unusual(): FakeChatClient {
  const client = new FakeChatClient().begin();
  client.say(customer, 'Ok');
  client.say(customer, 'Donaudampfschifffahrtsgesellschaftskapitänsversicherung'.repeat(4));
  client.say(customer, 'One thing after the other, in many words. '.repeat(30).trim());
  client.say(assistant, [
    { type: 'unknown', originalType: 'carousel' } as ContentBlock,
    { type: 'notice', tone: 'information', code: 'hours', text: 'People answer from 8 to 20.' },
    { type: 'notice', tone: 'good', code: 'done', text: 'The card is blocked.' },
    { type: 'notice', tone: 'attention', code: 'expiry', text: 'Your card ends next month.' },
    { type: 'notice', tone: 'trouble', code: 'interrupted', text: 'The answer was cut short.' },
  ]);
  return client;
}

/** The service refuses the page's publishable key. */
export function wrongKey(): FakeChatClient {
  const client = new FakeChatClient();
  client.faults.set('list', fakeError('invalid-key', 401));
  return client;
}

/** The requested conversation does not exist. */
export function unknownConversation(): FakeChatClient {
  const client = new FakeChatClient();
  client.faults.set('get', fakeError('not-found', 404));
  return client;
}

/** The service cannot be reached. */
export function unreachable(): FakeChatClient {
  const client = new FakeChatClient();
  client.faults.set('list', new ConnectionError());
  return client;
}

/** The conversation never finishes loading. */
export function loading(): FakeChatClient {
  const client = new FakeChatClient();
  client.faults.set('list', new Promise(() => undefined));
  return client;
}

/** The connection is lost during the conversation. */
export function offline(): FakeChatClient {
  const client = withAgent();
  client.onFollow = () => client.connect('waiting', 5);
  return client;
}

/** Sending messages fails, while everything else works. The device stores unsent messages. */
export function sendingFails(): FakeChatClient {
  // Each story gets a new customer, so that no story shows the stored messages of another story.
  const client = answered().identify(crypto.randomUUID());
  client.faults.set('send', new ConnectionError());
  return client;
}

/** Some events are missing, and the service cannot deliver them. */
export function withGap(): FakeChatClient {
  const client = answered();
  client.onFollow = () => {
    client.onFollow = undefined;
    client.lose(3);
    client.say(agent, 'The new card is on its way to you.');
  };
  return client;
}

/** The service refuses messages of the customer. */
export function refusing(): FakeChatClient {
  const client = answered();
  client.faults.set('send', fakeError('invalid-request', 400));
  return client;
}
