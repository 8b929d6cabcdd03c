import type { TellerClient } from '@tellerkit/sdk';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { until } from 'lit/directives/until.js';
import './define.ts';

/** The values that the `live` parameter loads. */
interface Loaded {
  readonly client: TellerClient;
  readonly bank: { readonly surveyId: string };
}

const meta: Meta = {
  title: 'Live/Survey',
  parameters: { live: true },
};

export default meta;

/** The bank's survey. A service that runs in this page receives the answers. */
export const AfterAConversation: StoryObj = {
  render: (_args, { loaded }) => {
    const { client, bank } = loaded as unknown as Loaded;
    const conversationId = client.conversations.create({}).then(({ id }) => id);
    return html`<teller-survey
      .client=${client}
      survey-id=${bank.surveyId}
      conversation-id=${until(conversationId)}
    ></teller-survey>`;
  },
};
