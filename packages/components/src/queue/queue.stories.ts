import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { waitFor } from 'storybook/test';
import './define.ts';
import { FakeQueueClient } from './testing/fake-queue-client.ts';
import { errorOf } from './testing/samples.ts';
import * as scenes from './testing/scenes.ts';

interface QueueArgs {
  readonly elder: boolean;
  /** Makes what the element shows; undefined for an element without a client. */
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

/** Presses a button of the element once it is there. */
async function press(canvas: HTMLElement, part: string): Promise<void> {
  await waitFor(
    () => {
      const root = canvas.querySelector('teller-queue')?.shadowRoot;
      const button = root?.querySelector<HTMLElement>(`[part~='${part}']`);
      if (!button) throw new Error(`There is no ${part} to press.`);
      button.click();
    },
    { timeout: 60_000 },
  );
}

/** In the line: place, expected wait, what happens next. */
export const Waiting: Story = { args: { scene: scenes.place } };

/** The next one. */
export const Next: Story = {
  args: {
    scene: () =>
      scenes.place({
        position: 1,
        expectedWait: { lowMs: 0, highMs: 50_000, expectedMs: 30_000, basis: 'live-rate' },
      }),
  },
};

/** Far behind, with an estimate that nobody has measured yet, in a queue with a long name. */
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

/** Waiting, but nobody is on duty. */
export const NobodyOnDuty: Story = { args: { scene: () => scenes.place({ expectedWait: null }) } };

/** A ticket that was drawn in a branch. */
export const BranchTicket: Story = {
  args: { scene: () => scenes.place({ conversationId: null }) },
};

/** Asked whether to leave. */
export const Leaving: Story = {
  args: { scene: scenes.place },
  play: ({ canvasElement }) => press(canvasElement, 'leave'),
};

/** Leaving has failed; the place is kept. */
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

/** An agent has been asked to pick up. */
export const Called: Story = { args: { scene: () => scenes.gone('called') } };

/** With an agent. */
export const Served: Story = { args: { scene: () => scenes.gone('served') } };

/** The place was given up. */
export const Left: Story = { args: { scene: () => scenes.gone('left') } };

/** The connection is lost; what is known stays. */
export const Reconnecting: Story = { args: { scene: scenes.reconnecting } };

/** The service refuses to show the place. */
export const Failed: Story = { args: { scene: () => scenes.refused('forbidden') } };

/** The service knows no such place. */
export const Unknown: Story = { args: { scene: () => scenes.refused('not-found') } };

/** The place takes long to arrive. */
export const Loading: Story = { args: { scene: () => new FakeQueueClient() } };

/** Nothing connects the element to a service. */
export const NotSetUp: Story = { args: { scene: undefined } };

/** Larger text and targets. */
export const ElderMode: Story = { args: { elder: true, scene: scenes.place } };

/** From right to left. */
export const RightToLeft: Story = { args: { scene: scenes.place }, globals: { dir: 'rtl' } };

/** In Chinese. */
export const Chinese: Story = {
  args: { scene: () => scenes.place({ queueName: '银行卡与支付' }) },
  globals: { locale: 'zh-CN' },
};

/** In the dark. */
export const Dark: Story = { args: { scene: scenes.place }, globals: { theme: 'dark' } };
