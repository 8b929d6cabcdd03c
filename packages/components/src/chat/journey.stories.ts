import type { Assignment } from '@tellerkit/contract';
import type { TellerClient } from '@tellerkit/sdk';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, render } from 'lit';
import './define.ts';

/** The data that Storybook loads for stories with the `live` parameter. */
interface Loaded {
  readonly client: TellerClient;
  readonly bank: { readonly agent: TellerClient };
}

const meta: Meta = {
  title: 'Live/Customer and agent',
  parameters: { live: true, layout: 'fullscreen' },
};
export default meta;

/**
 * The whole service runs in this page, with the bank's knowledge. Ask a question on the left, then ask for a person.
 * Accept the conversation on the right, reply, close it, and answer the survey.
 */
export const CustomerAndAgent: StoryObj = {
  render: (_args, { loaded }) => {
    const { client, bank } = loaded as Loaded;
    const page = document.createElement('div');
    render(
      html`
        <style>
          .sides {
            display: grid;
            grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
            gap: 24px;
            padding: 24px;
            font:
              15px/1.5 system-ui,
              sans-serif;
          }
          .sides teller-chat {
            height: min(720px, 90vh);
          }
          .sides h2 {
            margin: 0 0 12px;
            font-size: 17px;
          }
          .sides :is(button, input) {
            min-height: 44px;
            padding: 0 16px;
            font: inherit;
          }
        </style>
        <div class="sides">
          <teller-chat inline .client=${client} heading="Ginkgo Bank"></teller-chat>
          <section class="agent" aria-label="The agent's side"></section>
        </div>
      `,
      page,
    );
    const side = page.querySelector<HTMLElement>('.agent');
    if (side) void playAgent(bank.agent, side);
    return page;
  },
};

async function playAgent(agent: TellerClient, side: HTMLElement): Promise<void> {
  await agent.agents.setPresence('available');
  for await (const { data } of agent.agents.streamDesk())
    render(
      html`<h2>The agent's side</h2>
        ${data.assignments.length === 0 ? html`<p>Nobody is waiting.</p>` : ''}
        ${data.assignments.map((assignment) => workItem(agent, assignment))}`,
      side,
    );
}

function workItem({ assignments, conversations, messages }: TellerClient, item: Assignment) {
  const { id, state, entry, conversation } = item;
  const reply = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).querySelector('input');
    if (!field?.value || !conversation) return;
    void messages.send(conversation.id, { content: [{ type: 'text', text: field.value }] });
    field.value = '';
  };
  if (state === 'offered')
    return html`<p>
      ${entry.ticket} waits.
      <button type="button" @click=${() => assignments.accept(id)}>Accept</button>
    </p>`;
  if (state === 'active')
    return html`<form @submit=${reply}>
      <p>
        <label>Reply to ${entry.ticket} <input name="reply" autocomplete="off" /></label>
        <button type="submit">Send</button>
        <button type="button" @click=${() => conversation && conversations.close(conversation.id)}>
          Close
        </button>
      </p>
    </form>`;
  return html`<p>
    ${entry.ticket}: wrap-up.
    <button type="button" @click=${() => assignments.complete(id)}>Finish</button>
  </p>`;
}
