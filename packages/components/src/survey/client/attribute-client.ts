import { createKeyTransport, SurveyForms } from '@tellerkit/sdk';
import type { ConnectionAttributes } from '../../client/connection-attributes.ts';
import { sessionOf } from '../../client/session-of.ts';
import { linkSession } from '../../client/sign-out.ts';
import type { SurveyClient } from './survey-client.ts';

/**
 * Builds a client from the attributes of a survey element. The client has only the resource that the element uses. The
 * publishable key is enough to show a survey. Sending answers needs a session, whose code loads after the questions.
 *
 * @throws TypeError if an attribute is invalid.
 */
export function createSurveyClient(connection: ConnectionAttributes): SurveyClient {
  const { baseUrl, locale, publishableKey } = connection;
  const forms = new SurveyForms(createKeyTransport({ baseUrl, locale, publishableKey }));
  const answering = () =>
    import('./answering.ts').then((module) => module.answeringForms(connection));
  const client: SurveyClient = {
    surveys: {
      async get(...call) {
        const survey = await forms.get(...call);
        // Preloads the code for sending. If that fails, `respond` loads the code again.
        answering().catch(() => undefined);
        return survey;
      },
      respond: async (...call) => (await answering()).respond(...call),
    },
  };
  return linkSession(client, sessionOf(connection));
}
