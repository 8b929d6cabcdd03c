import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { waitFor } from 'storybook/test';
import './define.ts';
import { FakeQueueClient } from './testing/fake-queue-client.ts';
import { errorOf } from './testing/samples.ts';
import * as scenes from './testing/scenes.ts';

interface QueueArgs {
  readonly elder: boolean;
  /** Creates the client of the element. Undefined for an element without a client. */
  readonly scene: (() => FakeQueueClient) | undefined;
}

const meta: Meta<QueueArgs> = {
  title: 'Queue',
  component: 'teller-queue',
  args: { elder: false },
  argTypes: { scene: { table: { disable: true } } },
  render: ({ elder, scene }) =>
    html`<teller-queue entry-id="qen_1" ?elder=${elder} .client=${scene?.()}></teller-queue>`,
};

export default meta;

type Story = StoryObj<QueueArgs>;

const minuteMs = 60_000;

/** Presses a button of the element as soon as the button is rendered. */
async function press(canvas: HTMLElement, part: string): Promise<void> {
  await waitFor(
    () => {
      const root = canvas.querySelector('teller-queue')?.shadowRoot;
      const button = root?.querySelector<HTMLElement>(`[part~='${part}']`);
      if (!button) throw new Error(`The queue element has no part \`${part}\`.`);
      button.click();
    },
    { timeout: 60_000 },
  );
}

/** The customer waits: place, expected wait and the next step. */
export const Waiting: Story = { args: { scene: scenes.place } };

/** The customer is next. */
export const Next: Story = {
  args: {
    scene: () =>
      scenes.place({
        position: 1,
        expectedWait: { lowMs: 0, highMs: 50_000, expectedMs: 30_000, basis: 'live-rate' },
      }),
  },
};

/** A place far back in a queue with a long name. The estimate is configured, not measured. */
export const LongWait: Story = {
  args: {
    scene: () =>
      scenes.place({
        queueName: 'Mortgages, refinancing and everything else about your home',
        position: 42,
        expectedWait: {
          lowMs: 95 * minuteMs,
          highMs: 160 * minuteMs,
          expectedMs: 120 * minuteMs,
          basis: 'configured',
        },
      }),
  },
};

/** The customer waits, but no agent is available. */
export const NobodyAvailable: Story = {
  args: { scene: () => scenes.place({ expectedWait: null }) },
};

/** A ticket that was drawn in a branch. */
export const BranchTicket: Story = {
  args: { scene: () => scenes.place({ conversationId: null }) },
};

/** The element asks the customer to confirm leaving. */
export const Leaving: Story = {
  args: { scene: scenes.place },
  play: ({ canvasElement }) => press(canvasElement, 'leave'),
};

/** Leaving has failed. The customer keeps the place. */
export const LeavingFailed: Story = {
  args: {
    scene: () => {
      const client = scenes.place();
      client.leaveError = errorOf('unavailable');
      return client;
    },
  },
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'leave');
    await press(canvasElement, 'confirm-leave');
  },
};

/** The service has offered the customer to an agent. */
export const Called: Story = { args: { scene: () => scenes.noLongerWaiting('called') } };

/** The customer talks to an agent. */
export const Served: Story = { args: { scene: () => scenes.noLongerWaiting('served') } };

/** The customer has left the queue. */
export const Left: Story = { args: { scene: () => scenes.noLongerWaiting('left') } };

/** The connection is lost. The last known place stays visible. */
export const Reconnecting: Story = { args: { scene: scenes.reconnecting } };

/** The service refuses to show the place. */
export const Failed: Story = { args: { scene: () => scenes.refused('forbidden') } };

/** The service knows no such place. */
export const Unknown: Story = { args: { scene: () => scenes.refused('not-found') } };

/** The place is loading. */
export const Loading: Story = { args: { scene: () => new FakeQueueClient() } };

/** The element has no client. */
export const NotSetUp: Story = { args: { scene: undefined } };

/** Larger text and targets. */
export const ElderMode: Story = { args: { elder: true, scene: scenes.place } };

/** In a right-to-left page. The element reads from left to right, because its language is English. */
export const RightToLeft: Story = { args: { scene: scenes.place }, globals: { dir: 'rtl' } };

/** In Chinese. */
export const Chinese: Story = {
  args: { scene: () => scenes.place({ queueName: '银行卡与支付' }) },
  globals: { locale: 'zh-CN' },
};

/** In the dark theme. */
export const Dark: Story = { args: { scene: scenes.place }, globals: { theme: 'dark' } };
