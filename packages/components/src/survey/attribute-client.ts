import { createTransport, SurveyForms } from '@tellerkit/sdk';
import type { ConnectionAttributes } from '../provider/connection-attributes.ts';
import { sharedToken } from '../provider/shared-token.ts';

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
  const transport = createTransport({ baseUrl, locale, token: sharedToken(connection) });
  return { surveys: new SurveyForms(transport) };
}
