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

/** The conversation takes long to arrive. */
export const Loading: Story = { args: { scene: scenes.loading } };

/** The assistant has begun, no word is there yet. */
export const Answering: Story = { args: { scene: scenes.answering } };

/** The answer grows. */
export const AnswerGrows: Story = {
  args: { scene: () => scenes.answering('A transfer to Japan costs **1 per mille**, at least') },
};

/** An answer with its sources and what to say next. */
export const Answered: Story = { args: { scene: scenes.answered } };

/** In the queue for a person. */
export const Queued: Story = { args: { scene: scenes.queued } };

/** With a person. */
export const Agent: Story = { args: { scene: scenes.withAgent } };

/** The person writes. */
export const AgentWrites: Story = {
  args: {
    scene: () => {
      const client = scenes.withAgent();
      client.onFollow = () => client.pass({ type: 'typing', data: { participant: agent } });
      return client;
    },
  },
};

/** Ended, with the survey. */
export const Closed: Story = {
  args: { scene: scenes.closed, conversationId: sampleConversation.id },
};

/** No connection; what was written waits. */
export const Offline: Story = { args: { scene: scenes.offline } };

/** A message that the service refused. */
export const FailedMessage: Story = {
  args: { scene: scenes.refusing },
  play: async ({ canvasElement }) => {
    const chat = canvasElement.querySelector('teller-chat');
    await chat?.send('Please send the form to my new address');
  },
};

/** Very short, very long, and what this version does not know. */
export const LongText: Story = { args: { scene: scenes.unusual } };

/** More messages than are drawn at once. */
export const LongConversation: Story = { args: { scene: () => scenes.long(300) } };

/** On the narrowest screen. */
export const Narrow: Story = { args: { scene: scenes.answered, width: 320 } };

/** Larger text and targets, and words on the button. */
export const Elder: Story = { args: { scene: scenes.answered, elder: true, width: 480 } };

/** Text from right to left. */
export const RightToLeft: Story = {
  args: { scene: scenes.withAgent },
  globals: { dir: 'rtl' },
};

/** A page in Chinese. */
export const Chinese: Story = {
  args: {
    scene: () => new FakeChatClient(),
    heading: '银杏银行',
    suggestions: ['银行卡丢了怎么办？', '转账多久到账？', '怎么修改手机号？'],
  },
  globals: { locale: 'zh-CN' },
};

/** The button in the corner. */
export const Launcher: Story = { args: { inline: false, scene: scenes.answered } };

/** The panel above the page. */
export const LauncherOpen: Story = {
  args: { inline: false, open: true, scene: scenes.answered },
};

/** The element was given no client: a word to the developer. */
export const NotSetUp: Story = { args: { scene: undefined } };

/** The service refuses the key. */
export const WrongKey: Story = { args: { scene: scenes.wrongKey } };

/** The conversation is not there. */
export const UnknownConversation: Story = {
  args: { scene: scenes.unknownConversation, conversationId: sampleConversation.id },
};

/** The service is not reached. */
export const Unreachable: Story = { args: { scene: scenes.unreachable } };
