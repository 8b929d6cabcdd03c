import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import './define.ts';
import { FakeSurveyClient, surveyOf } from './testing/fake-survey-client.ts';
import { fill, press } from './testing/play.ts';

interface SurveyArgs {
  readonly elder: boolean;
  /** Creates the client of the element. Undefined for an element without a client. */
  readonly scene: (() => FakeSurveyClient) | undefined;
}

const meta: Meta<SurveyArgs> = {
  title: 'Survey',
  component: 'teller-survey',
  args: { elder: false, scene: () => new FakeSurveyClient() },
  argTypes: { scene: { table: { disable: true } } },
  render: ({ elder, scene }) =>
    html`<teller-survey
      survey-id="svy_1"
      conversation-id="cnv_1"
      ?elder=${elder}
      .client=${scene?.()}
    ></teller-survey>`,
};

export default meta;

type Story = StoryObj<SurveyArgs>;

const failing = (failures: Pick<FakeSurveyClient, 'sendError' | 'loadError'>) => () =>
  Object.assign(new FakeSurveyClient(), failures);

const errorOf = (code: string) => Object.assign(new Error('The service refused.'), { code });

/** No question is answered yet. */
export const Ready: Story = {};

/** The questions are answered, but not sent. */
export const Filled: Story = {
  play: ({ canvasElement }) => fill(canvasElement, 4, 'The agent knew at once what to do.'),
};

/** A required question is not answered. */
export const Missing: Story = { play: ({ canvasElement }) => press(canvasElement, 'submit') };

/** The comment is too long. */
export const TooLong: Story = {
  play: async ({ canvasElement }) => {
    await fill(canvasElement, 2, 'Very long. '.repeat(200));
    await press(canvasElement, 'submit');
  },
};

/** The answers are being sent. */
export const Sending: Story = {
  args: {
    scene: () => {
      const client = new FakeSurveyClient();
      client.holdSending = true;
      return client;
    },
  },
  play: async ({ canvasElement }) => {
    await fill(canvasElement, 5, 'Thank you.');
    await press(canvasElement, 'submit');
  },
};

/** Sending has failed. The form keeps the answers. */
export const SendingFailed: Story = {
  args: { scene: failing({ loadError: undefined, sendError: errorOf('unavailable') }) },
  play: async ({ canvasElement }) => {
    await fill(canvasElement, 1, 'The line was long.');
    await press(canvasElement, 'submit');
  },
};

/** The service has received the answers. */
export const Thanks: Story = {
  play: async ({ canvasElement }) => {
    await fill(canvasElement, 5, '');
    await press(canvasElement, 'submit');
  },
};

/** The customer has already answered for this conversation. */
export const AlreadyAnswered: Story = {
  args: { scene: failing({ loadError: undefined, sendError: errorOf('already-responded') }) },
  play: async ({ canvasElement }) => {
    await fill(canvasElement, 5, '');
    await press(canvasElement, 'submit');
  },
};

/** The questions failed to load. */
export const Failed: Story = {
  args: { scene: failing({ loadError: errorOf('unavailable'), sendError: undefined }) },
};

/** The survey does not exist. */
export const Unknown: Story = {
  args: { scene: failing({ loadError: errorOf('not-found'), sendError: undefined }) },
};

/** The questions are loading. */
export const Loading: Story = {
  args: {
    scene: () =>
      Object.assign(new FakeSurveyClient(), { hold: new Promise<void>(() => undefined) }),
  },
};

/** The element has no client. */
export const NotSetUp: Story = { args: { scene: undefined } };

/** Larger text and targets. */
export const ElderMode: Story = { args: { elder: true } };

/** In a right-to-left page. The element reads from left to right, because its language is English. */
export const RightToLeft: Story = { globals: { dir: 'rtl' } };

/** In Chinese. */
export const Chinese: Story = {
  args: {
    scene: () =>
      Object.assign(new FakeSurveyClient(), {
        survey: surveyOf({
          locale: 'zh-CN',
          questions: [
            { type: 'csat', id: 'score', prompt: '您对这次服务满意吗？', required: true },
            { type: 'comment', id: 'comment', prompt: '哪里还要改进？', required: false },
          ],
        }),
      }),
  },
  globals: { locale: 'zh-CN' },
};

/** In the dark theme. */
export const Dark: Story = { globals: { theme: 'dark' } };
