import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { waitFor } from 'storybook/test';
import type { TellerChat } from '../chat.ts';
import { FakeChatClient } from '../testing/fake-chat-client.ts';
import { sampleConversation } from '../testing/samples.ts';
import * as scenes from '../testing/scenes.ts';
import { chatArgs, chatStory } from '../testing/story-chat.ts';
import type { ChatArgs } from '../testing/story-chat.ts';

const meta: Meta<ChatArgs> = {
  title: 'Chat/On a bad network',
  component: 'teller-chat',
  args: { ...chatArgs, scene: () => new FakeChatClient() },
  argTypes: { scene: { table: { disable: true } } },
  render: chatStory,
};

export default meta;

type Story = StoryObj<ChatArgs>;

const chatIn = (canvas: HTMLElement): TellerChat => {
  const chat = canvas.querySelector('teller-chat');
  if (!chat) throw new Error('The story has no `<teller-chat>`.');
  return chat;
};

async function shows(chat: TellerChat, part: string): Promise<void> {
  await waitFor(
    () => {
      if (!chat.renderRoot.querySelector(part)) throw new Error(`The chat has not drawn ${part}.`);
    },
    { timeout: 60_000 },
  );
}

/** Messages wait to be sent. The device stores the messages, so they survive a reload. */
export const Kept: Story = {
  args: { scene: scenes.sendingFails },
  play: async ({ canvasElement }) => {
    const chat = chatIn(canvasElement);
    await chat.send('Please send the new card to my holiday address.');
    await chat.send('It is the yellow house.');
    await shows(chat, '.progress .link');
  },
};

/** The outbox is full, so the next text stays in the field. */
export const Full: Story = {
  args: {
    scene: () => {
      const client = scenes.sendingFails();
      client.sessions = undefined;
      return client;
    },
  },
  play: async ({ canvasElement }) => {
    const chat = chatIn(canvasElement);
    for (let count = 1; count <= 100; count++) await chat.send(`Message ${String(count)}`);
    const field = chat.renderRoot.querySelector('textarea');
    if (!field) throw new Error('The chat has no text field.');
    field.value = 'One too many';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await chat.updateComplete;
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await shows(chat, '.notice.attention');
  },
};

/** Events are missing, because the service has deleted them. */
export const Gap: Story = {
  args: { scene: scenes.withGap, conversationId: sampleConversation.id },
  play: async ({ canvasElement }) => {
    await shows(chatIn(canvasElement), '.marker .link');
  },
};

/** The conversation takes more than five seconds to load. */
export const Slow: Story = {
  args: { scene: scenes.loading },
  play: async ({ canvasElement }) => {
    const chat = chatIn(canvasElement);
    await shows(chat, '.status.attention');
  },
};
