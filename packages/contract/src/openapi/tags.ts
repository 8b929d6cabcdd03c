/**
 * Descriptions of the tags, in the order of the reference. Each folder with endpoints has a tag: the folder's
 * name in camel case.
 */
export const tags = {
  sessions: 'Open, refresh and end customer sessions.',
  customerTokens: 'Issue tokens for customers who are signed in at the bank.',
  customers: 'Look up customers.',
  conversations: 'Open, hand off and close conversations.',
  messages: 'Send and read messages.',
  events: 'Follow conversations live.',
  queues: 'List queues, show their boards and draw tickets.',
  queueEntries: 'Follow and leave places in a queue.',
  agents: 'Manage agents, their presence and their desks.',
  agentTokens: 'Issue tokens for agents who are signed in at the bank.',
  assignments: 'Accept, transfer and complete assignments.',
  surveys: 'Ask customers for feedback and read the results.',
  knowledge: 'Manage and search articles.',
  webhookEndpoints: 'Manage the addresses and signing keys of webhooks.',
  webhookDeliveries: 'Inspect and replay webhook deliveries.',
  audit: 'List changes, rejected calls and reads.',
  webhooks: 'Events that the service sends to webhook endpoints.',
} as const;
