import { createTransport, SurveyForms } from '@tellerkit/sdk';
import type { ConnectionAttributes } from '../../client/connection-attributes.ts';
import { sessionOf } from '../../client/session-of.ts';
import { linkSession } from '../../client/sign-out.ts';
import type { SurveyClient } from './survey-client.ts';

/**
 * Builds what a survey needs, and no more, from attributes. To show it the key is enough: a session is
 * opened for who answers, by code that follows the questions.
 *
 * @throws TypeError for attributes that cannot work.
 */
export function createSurveyClient(connection: ConnectionAttributes): SurveyClient {
  const { baseUrl, locale, publishableKey } = connection;
  const forms = new SurveyForms(createTransport({ baseUrl, locale, publishableKey }));
  const answering = () =>
    import('./answering.ts').then((module) => module.answeringForms(connection));
  const client: SurveyClient = {
    surveys: {
      async get(...call) {
        const survey = await forms.get(...call);
        // It is asked for again when it is needed.
        answering().catch(() => undefined);
        return survey;
      },
      respond: async (...call) => (await answering()).respond(...call),
    },
  };
  return linkSession(client, sessionOf(connection));
}
