export { clientContext, elementChannels, TellerProvider } from './provider/index.ts';
export type { ElementChannel, ElementsClient } from './provider/index.ts';
export { TellerQueue, TellerQueueLeftEvent, queueViews } from './queue/index.ts';
export type { QueueClient, QueueLeftDetail, QueueView } from './queue/index.ts';
export { TellerSurvey, TellerSurveyAnsweredEvent } from './survey/index.ts';
export type { SurveyAnsweredDetail, SurveyClient } from './survey/index.ts';

export {
  TellerChat,
  TellerCloseEvent,
  TellerConversationClosedEvent,
  TellerHandOffEvent,
  TellerMessageSentEvent,
  TellerOpenEvent,
} from './chat/index.ts';
export type {
  ChatClient,
  ConversationClosedDetail,
  CustomerTokenProvider,
  HandOffDetail,
  MessageSentDetail,
} from './chat/index.ts';
export { TellerElement } from './element/teller-element.ts';
export { densities, themes } from './theme/theme.ts';
export type { Density, Theme } from './theme/theme.ts';
