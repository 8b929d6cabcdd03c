import type { Meta, StoryObj } from '@storybook/web-components-vite';
import * as scenes from './testing/refused-scenes.ts';
import { chatArgs, chatStory } from './testing/story-chat.ts';
import type { ChatArgs } from './testing/story-chat.ts';

const meta: Meta<ChatArgs> = {
  title: 'Chat/Refusals',
  component: 'teller-chat',
  args: { ...chatArgs },
  argTypes: { scene: { table: { disable: true } } },
  render: chatStory,
};

export default meta;

type Story = StoryObj<ChatArgs>;

async function send(canvas: HTMLElement): Promise<void> {
  await canvas.querySelector('teller-chat')?.send('Please send the form to my new address');
}

/** The service tells the customer in the conversation that they wait in too many queues. */
export const TooManyQueuesNotice: Story = { args: { scene: scenes.tooManyQueues } };

/** The button “Talk to a person” is refused, because the customer waits in too many queues. */
export const TooManyQueues: Story = {
  args: { scene: () => scenes.refuses('handOff', 'limit-reached', 409) },
  play: async ({ canvasElement }) => {
    const root = canvasElement.querySelector('teller-chat')?.shadowRoot;
    const find = () => root?.querySelector<HTMLElement>('.person');
    while (!find()) await new Promise((resolve) => requestAnimationFrame(resolve));
    find()?.click();
  },
};

/** The customer stores as many messages as the bank allows. */
export const TooManyMessages: Story = {
  args: { scene: () => scenes.refuses('send', 'limit-reached', 409) },
  play: ({ canvasElement }) => send(canvasElement),
};

/** The service refuses the content of a message. */
export const RefusedContent: Story = {
  args: { scene: () => scenes.refuses('send', 'invalid-request', 400) },
  play: ({ canvasElement }) => send(canvasElement),
};

/** The customer's session ended while a message was on its way. */
export const SessionEnded: Story = {
  args: { scene: scenes.sessionEnded },
  play: ({ canvasElement }) => send(canvasElement),
};

/** The customer's sign-in ended before the chat opened. */
export const SignInEnded: Story = {
  args: { scene: () => scenes.refuses('list', 'expired-token', 401) },
};

/** The bank suspended the agent in the middle of the conversation, and the customer waits for another agent. */
export const AgentSuspended: Story = { args: { scene: scenes.agentSuspended } };

/** The service limits the customer's requests. */
export const TooManyRequests: Story = {
  args: { scene: () => scenes.refuses('list', 'rate-limited', 429) },
};

/** The service does not allow the origin of the page. */
export const RefusedOrigin: Story = {
  args: { scene: () => scenes.refuses('list', 'origin-not-allowed', 403) },
};

/** The service fails. */
export const ServiceFails: Story = {
  args: { scene: () => scenes.refuses('list', 'internal', 500) },
};
