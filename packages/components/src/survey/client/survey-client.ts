import type { ElementsClient } from '../../client/client-context.ts';

/** The part of a client that a survey element uses. @public */
export type SurveyClient = Pick<ElementsClient, 'surveys'>;
