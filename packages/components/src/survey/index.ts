export type { SurveyClient } from './client/survey-client.ts';
export { TellerSurvey } from './survey.ts';
export { TellerSurveyAnsweredEvent } from './events/survey-answered-event.ts';
export type { SurveyAnsweredDetail } from './events/survey-answered-event.ts';
