/**
 * Describes the tags in the order of the reference. A folder with endpoints has a tag of its own name, in camel
 * case.
 */
export const tags = {
  sessions: 'Open, refresh and end the session of a customer.',
  customerTokens: 'Name a customer whom the bank has signed in.',
  customers: 'Who a customer is.',
  conversations: 'Open, hand off and close conversations.',
  messages: 'Send and read messages.',
  events: 'Follow a conversation live.',
  queues: 'Queues and their boards.',
  queueEntries: 'One place in a queue.',
  agents: 'Agents and their desk.',
  agentTokens: 'Name an agent whom the bank has signed in.',
  assignments: 'Take, hand on and finish work.',
  surveys: 'Ask customers and read the results.',
  knowledge: 'Articles and search.',
  webhookEndpoints: 'Where webhooks go, and how they are signed.',
  webhookDeliveries: 'What was sent, and how it went.',
  webhooks: 'What the service sends to a webhook endpoint.',
} as const;
