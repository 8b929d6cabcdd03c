import { createTransport, SurveyForms } from '@tellerkit/sdk';
import type { ConnectionAttributes } from '../../client/connection-attributes.ts';
import { sharedToken } from '../../client/shared-token.ts';

/**
 * What answers a survey, in the name of the page's customer.
 *
 * @throws TypeError for attributes that cannot work.
 */
export function answeringForms(connection: ConnectionAttributes): SurveyForms {
  const { baseUrl, locale } = connection;
  return new SurveyForms(createTransport({ baseUrl, locale, token: sharedToken(connection) }));
}
