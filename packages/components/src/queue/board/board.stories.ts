import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../define.ts';
import type { FakeQueueClient } from '../testing/fake-queue-client.ts';
import { boardOf, queueOf } from '../testing/samples.ts';
import * as scenes from '../testing/scenes.ts';

interface BoardArgs {
  readonly scene: () => FakeQueueClient;
}

const meta: Meta<BoardArgs> = {
  title: 'Queue board',
  component: 'teller-queue',
  parameters: { layout: 'fullscreen' },
  argTypes: { scene: { table: { disable: true } } },
  render: ({ scene }) =>
    html`<style>
        .screen {
          block-size: 100vh;
        }
      </style>
      <div class="screen"><teller-queue view="board" .client=${scene()}></teller-queue></div>`,
};

export default meta;

type Story = StoryObj<BoardArgs>;

/** Three called tickets and seven waiting tickets. */
export const Open: Story = { args: { scene: scenes.board } };

/** More tickets than fit: the first are listed, and the rest is a number. */
export const Crowded: Story = {
  args: {
    scene: () =>
      scenes.board({
        queue: queueOf({ waiting: 34 }),
        waiting: Array.from({ length: 34 }, (_, index) => ({
          ticket: `A${String(18 + index).padStart(3, '0')}`,
          position: index + 1,
        })),
        called: [...boardOf().called, { ticket: 'A014', desk: 'Video desk' }],
      }),
  },
};

/** A called ticket without a desk. */
export const NoDesk: Story = {
  args: { scene: () => scenes.board({ called: [{ ticket: 'A017', desk: null }] }) },
};

/** No customer waits, and no agent is available. */
export const NobodyAvailable: Story = {
  args: {
    scene: () =>
      scenes.board({
        queue: queueOf({ waiting: 0, availableAgents: 0, expectedWait: null }),
        waiting: [],
        called: [],
      }),
  },
};

/** The queue gives no more tickets. */
export const Closed: Story = {
  args: { scene: () => scenes.board({ queue: queueOf({ open: false }) }) },
};

/** The connection is lost. The last board stays, marked as out of date. */
export const OutOfDate: Story = { args: { scene: scenes.staleBoard } };

/** The service could not be reached, so there is no board to show. */
export const Failed: Story = { args: { scene: scenes.lostBoard } };

/** In a right-to-left page. */
export const RightToLeft: Story = { args: { scene: scenes.board }, globals: { dir: 'rtl' } };

/** In Chinese. */
export const Chinese: Story = {
  args: { scene: () => scenes.board({ queue: queueOf({ name: '银行卡与支付' }) }) },
  globals: { locale: 'zh-CN' },
};

/** In the dark theme. */
export const Dark: Story = { args: { scene: scenes.board }, globals: { theme: 'dark' } };
