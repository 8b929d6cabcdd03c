import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { FakeChatClient } from './testing/fake-chat-client.ts';
import { agent, sampleConversation } from './testing/samples.ts';
import * as scenes from './testing/scenes.ts';
import { chatArgs, chatStory } from './testing/story-chat.ts';
import type { ChatArgs } from './testing/story-chat.ts';

const meta: Meta<ChatArgs> = {
  title: 'Chat',
  component: 'teller-chat',
  args: { ...chatArgs, scene: () => new FakeChatClient() },
  argTypes: {
    width: { control: { type: 'range', min: 320, max: 960, step: 20 } },
    scene: { table: { disable: true } },
  },
  render: chatStory,
};

export default meta;

type Story = StoryObj<ChatArgs>;

/** Before the first message. */
export const First: Story = {
  args: {
    suggestions: [
      'I have lost my card',
      'How long does a transfer take?',
      'Change my phone number',
    ],
  },
};

/** The conversation loads slowly. */
export const Loading: Story = { args: { scene: scenes.loading } };

/** The assistant has started an answer that has no text yet. */
export const Answering: Story = { args: { scene: scenes.answering } };

/** The assistant streams an answer. */
export const AnswerGrows: Story = {
  args: { scene: () => scenes.answering('A transfer to Japan costs **1 per mille**, at least') },
};

/** An answer with sources and quick replies. */
export const Answered: Story = { args: { scene: scenes.answered } };

/** The customer waits in the queue for an agent. */
export const Queued: Story = { args: { scene: scenes.queued } };

/** The customer chats with an agent. */
export const Agent: Story = { args: { scene: scenes.withAgent } };

/** The agent is typing. */
export const AgentWrites: Story = {
  args: {
    scene: () => {
      const client = scenes.withAgent();
      client.onFollow = () => client.emit({ type: 'typing', data: { participant: agent } });
      return client;
    },
  },
};

/** The conversation has ended, and the survey is shown. */
export const Closed: Story = {
  args: { scene: scenes.closed, conversationId: sampleConversation.id },
};

/** The connection is lost, and messages wait to be sent. */
export const Offline: Story = { args: { scene: scenes.offline } };

/** A message that the service refused. */
export const FailedMessage: Story = {
  args: { scene: scenes.refusing },
  play: async ({ canvasElement }) => {
    const chat = canvasElement.querySelector('teller-chat');
    await chat?.send('Please send the form to my new address');
  },
};

/** The conversation contains very short and very long texts, and blocks of an unknown type. */
export const LongText: Story = { args: { scene: scenes.unusual } };

/** The conversation has more messages than the panel draws at once. */
export const LongConversation: Story = { args: { scene: () => scenes.long(300) } };

/** The narrowest supported screen, 320 px. */
export const Narrow: Story = { args: { scene: scenes.answered, width: 320 } };

/** Elder mode, with larger text and larger targets. */
export const Elder: Story = { args: { scene: scenes.answered, elder: true, width: 480 } };

/** In a page from right to left. The chat reads from left to right, because its language is English. */
export const RightToLeft: Story = {
  args: { scene: scenes.withAgent },
  globals: { dir: 'rtl' },
};

/** The chat in Chinese. */
export const Chinese: Story = {
  args: {
    scene: () => new FakeChatClient(),
    heading: '银杏银行',
    suggestions: ['银行卡丢了怎么办？', '转账多久到账？', '怎么修改手机号？'],
  },
  globals: { locale: 'zh-CN' },
};

/** The button in the corner of the page. */
export const Launcher: Story = { args: { inline: false, scene: scenes.answered } };

/** The open panel above the page. */
export const LauncherOpen: Story = {
  args: { inline: false, open: true, scene: scenes.answered },
};

/** The open panel in the corner of a page from right to left. */
export const RightToLeftOpen: Story = {
  args: { inline: false, open: true, scene: scenes.answered },
  globals: { dir: 'rtl' },
};

/** The page has set neither a client nor attributes. The console shows the developer the remedy. */
export const NotSetUp: Story = { args: { scene: undefined } };

/** The service refuses the publishable key. */
export const WrongKey: Story = { args: { scene: scenes.wrongKey } };

/** The conversation does not exist. */
export const UnknownConversation: Story = {
  args: { scene: scenes.unknownConversation, conversationId: sampleConversation.id },
};

/** The service cannot be reached. */
export const Unreachable: Story = { args: { scene: scenes.unreachable } };
