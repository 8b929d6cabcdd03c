import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import './define.ts';
import { FakeSurveyClient, surveyOf } from './testing/fake-survey-client.ts';
import { fill, press } from './testing/play.ts';

interface SurveyArgs {
  readonly elder: boolean;
  /** Makes what the element shows; undefined for an element without a client. */
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

/** Nothing is answered yet. */
export const Ready: Story = {};

/** Answered, not sent. */
export const Filled: Story = {
  play: ({ canvasElement }) => fill(canvasElement, 4, 'The agent knew at once what to do.'),
};

/** A required question is open. */
export const Missing: Story = { play: ({ canvasElement }) => press(canvasElement, 'submit') };

/** The comment is too long. */
export const TooLong: Story = {
  play: async ({ canvasElement }) => {
    await fill(canvasElement, 2, 'Very long. '.repeat(200));
    await press(canvasElement, 'submit');
  },
};

/** On its way. */
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

/** Sending has failed; everything is still there. */
export const SendingFailed: Story = {
  args: { scene: failing({ loadError: undefined, sendError: errorOf('unavailable') }) },
  play: async ({ canvasElement }) => {
    await fill(canvasElement, 1, 'The line was long.');
    await press(canvasElement, 'submit');
  },
};

/** The service has it. */
export const Thanks: Story = {
  play: async ({ canvasElement }) => {
    await fill(canvasElement, 5, '');
    await press(canvasElement, 'submit');
  },
};

/** The conversation was rated before. */
export const AlreadyAnswered: Story = {
  args: { scene: failing({ loadError: undefined, sendError: errorOf('already-responded') }) },
  play: async ({ canvasElement }) => {
    await fill(canvasElement, 5, '');
    await press(canvasElement, 'submit');
  },
};

/** The questions do not load. */
export const Failed: Story = {
  args: { scene: failing({ loadError: errorOf('unavailable'), sendError: undefined }) },
};

/** There is no such survey. */
export const Unknown: Story = {
  args: { scene: failing({ loadError: errorOf('not-found'), sendError: undefined }) },
};

/** The questions take long to arrive. */
export const Loading: Story = {
  args: {
    scene: () =>
      Object.assign(new FakeSurveyClient(), { hold: new Promise<void>(() => undefined) }),
  },
};

/** Nothing connects the element to a service. */
export const NotSetUp: Story = { args: { scene: undefined } };

/** Larger text and targets. */
export const ElderMode: Story = { args: { elder: true } };

/** From right to left. */
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

/** In the dark. */
export const Dark: Story = { globals: { theme: 'dark' } };
