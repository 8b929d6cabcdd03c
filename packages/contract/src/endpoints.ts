import * as agents from './agents/endpoints.ts';
import * as conversations from './conversations/endpoints.ts';
import * as events from './events/endpoints.ts';
import * as knowledge from './knowledge/endpoints.ts';
import * as messages from './messages/endpoints.ts';
import * as queues from './queues/endpoints.ts';
import * as sessions from './sessions/endpoints.ts';
import * as surveys from './surveys/endpoints.ts';

/**
 * Every endpoint of the service, by its name.
 *
 * @public
 */
export type Endpoints = typeof sessions &
  typeof conversations &
  typeof messages &
  typeof events &
  typeof queues &
  typeof agents &
  typeof surveys &
  typeof knowledge;

/**
 * Every endpoint of the service, by its name.
 *
 * @public
 */
export const endpoints: Endpoints = {
  ...sessions,
  ...conversations,
  ...messages,
  ...events,
  ...queues,
  ...agents,
  ...surveys,
  ...knowledge,
};
