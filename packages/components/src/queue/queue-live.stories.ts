import type { TellerClient } from '@tellerkit/sdk';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { until } from 'lit/directives/until.js';
import './define.ts';

/** The values that the `live` parameter loads. */
interface Loaded {
  readonly client: TellerClient;
  readonly bank: {
    readonly queueId: string;
    readonly agent: TellerClient;
    customer(locale: string): TellerClient;
  };
}

const meta: Meta = {
  title: 'Live/Queue and board',
  parameters: { live: true, layout: 'fullscreen' },
};

export default meta;

/** Takes the next ticket in the role of an agent at a counter. */
async function takeNext(agent: TellerClient): Promise<void> {
  await agent.agents.setPresence('available');
  for await (const { data } of agent.agents.streamDesk()) {
    const offered = data.assignments.find(({ state }) => state === 'offered');
    if (!offered) continue;
    await agent.assignments.accept(offered.id);
    return;
  }
}

/**
 * A service runs in this page. Draw tickets, and let the agent take the next ticket. The place and the board change at
 * once.
 */
export const QueueAndBoard: StoryObj = {
  render: (_args, { loaded, globals }) => {
    const { client, bank } = loaded as unknown as Loaded;
    const draw = () => bank.customer(String(globals['locale'])).queues.join(bank.queueId);
    // Another customer joins first, so that somebody is ahead.
    const entryId = draw()
      .then(() => client.queues.join(bank.queueId))
      .then(({ id }) => id);
    return html`<style>
        .hall {
          display: grid;
          grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
          gap: 24px;
          padding: 24px;
        }
        .hall button {
          min-height: 44px;
          padding: 0 16px;
          font: inherit;
        }
      </style>
      <div class="hall">
        <div>
          <teller-queue .client=${client} entry-id=${until(entryId)}></teller-queue>
          <p>
            <button type="button" @click=${draw}>Someone draws a ticket</button>
            <button type="button" @click=${() => takeNext(bank.agent)}>
              The agent takes the next
            </button>
          </p>
        </div>
        <teller-queue view="board" .client=${client} queue-id=${bank.queueId}></teller-queue>
      </div>`;
  },
};
