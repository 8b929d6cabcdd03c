import type { ElementsClient } from '../../client/client-context.ts';

/** What a survey element calls. @public */
export type SurveyClient = Pick<ElementsClient, 'surveys'>;
