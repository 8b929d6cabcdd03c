/**
 * Texts that the service itself writes in a conversation, in one language.
 */
export interface ServiceTexts {
  readonly talkToPerson: string;
  readonly lowConfidence: string;
  readonly answerFailed: string;
  readonly noAgentAvailable: string;
  readonly tooManyTickets: string;
}

const english: ServiceTexts = {
  talkToPerson: 'Talk to a person',
  lowConfidence: 'This may not be what you need. A person can help you.',
  answerFailed:
    'The answer could not be finished. Your message is safe: ask again, or talk to a person.',
  noAgentAvailable: 'No colleague is on duty now. You can go on asking here, or come back later.',
  tooManyTickets:
    'You already wait in as many queues as possible. Leave one of them to talk to a person here.',
};

const chinese: ServiceTexts = {
  talkToPerson: '转人工',
  lowConfidence: '以上内容可能不是您需要的，人工同事可以帮您。',
  answerFailed: '回答没有完成，您的消息已经保留。您可以再问一次，或者转人工。',
  noAgentAvailable: '现在没有人工同事值班。您可以继续在这里提问，或稍后再来。',
  tooManyTickets: '您已在多个队列中等候，已达上限。请先退出其中一个，再在这里转人工。',
};

/**
 * Returns the texts for a locale. Languages without texts get the English texts.
 */
export function serviceTexts(locale: string): ServiceTexts {
  return /^zh\b/i.test(locale) ? chinese : english;
}
