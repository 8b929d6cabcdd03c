import { createTransport, SurveyForms } from '@tellerkit/sdk';
import type { ConnectionAttributes } from '../provider/connection-attributes.ts';
import { sharedSession } from '../provider/shared-session.ts';
import { linkSession } from '../provider/sign-out.ts';

/**
 * Builds what a survey needs, and no more, from attributes.
 *
 * @throws TypeError for attributes that cannot work.
 *
 * @internal
 */
export function createSurveyClient(connection: ConnectionAttributes): {
  readonly surveys: SurveyForms;
} {
  const { baseUrl, locale } = connection;
  const session = sharedSession(connection);
  const transport = createTransport({ baseUrl, locale, token: session.token });
  return linkSession({ surveys: new SurveyForms(transport) }, session);
}
