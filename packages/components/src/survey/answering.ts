import { createTransport, SurveyForms } from '@tellerkit/sdk';
import type { ConnectionAttributes } from '../provider/connection-attributes.ts';
import { sharedToken } from '../provider/shared-token.ts';

/**
 * What answers a survey, in the name of the page's customer.
 *
 * @throws TypeError for attributes that cannot work.
 *
 * @internal
 */
export function answeringForms(connection: ConnectionAttributes): SurveyForms {
  const { baseUrl, locale } = connection;
  return new SurveyForms(createTransport({ baseUrl, locale, token: sharedToken(connection) }));
}
