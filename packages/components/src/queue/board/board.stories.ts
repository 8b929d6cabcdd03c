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

/** Three called, seven waiting. */
export const Open: Story = { args: { scene: scenes.board } };

/** More than a hall can read: the first in full, the rest as a number. */
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

/** A ticket without a desk. */
export const NoDesk: Story = {
  args: { scene: () => scenes.board({ called: [{ ticket: 'A017', desk: null }] }) },
};

/** Nobody waits and nobody is on duty. */
export const NobodyOnDuty: Story = {
  args: {
    scene: () =>
      scenes.board({
        queue: queueOf({ waiting: 0, agentsOnDuty: 0, expectedWait: null }),
        waiting: [],
        called: [],
      }),
  },
};

/** No tickets are given any more. */
export const Closed: Story = {
  args: { scene: () => scenes.board({ queue: queueOf({ open: false }) }) },
};

/** The connection is lost: what is known stays, marked. */
export const OutOfDate: Story = { args: { scene: scenes.staleBoard } };

/** The service was never reached. */
export const Failed: Story = { args: { scene: scenes.lostBoard } };

/** From right to left. */
export const RightToLeft: Story = { args: { scene: scenes.board }, globals: { dir: 'rtl' } };

/** In Chinese. */
export const Chinese: Story = {
  args: { scene: () => scenes.board({ queue: queueOf({ name: '银行卡与支付' }) }) },
  globals: { locale: 'zh-CN' },
};

/** In the dark. */
export const Dark: Story = { args: { scene: scenes.board }, globals: { theme: 'dark' } };
