import { createTransport, SurveyForms } from '@tellerkit/sdk';
import type { ConnectionAttributes } from '../../client/connection-attributes.ts';
import { sharedToken } from '../../client/shared-token.ts';

/**
 * Builds the resource that sends answers as the page's customer.
 *
 * @throws TypeError if an attribute is invalid.
 */
export function answeringForms(connection: ConnectionAttributes): SurveyForms {
  const { baseUrl, locale } = connection;
  return new SurveyForms(createTransport({ baseUrl, locale, token: sharedToken(connection) }));
}
