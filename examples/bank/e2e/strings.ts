/** Texts that a journey writes and looks for in one language. */
export interface JourneyStrings {
  readonly locale: string;
  readonly question: string;
  /** Part of the title of the expected first source. */
  readonly source: RegExp;
  readonly openChat: RegExp;
  readonly message: RegExp;
  readonly person: RegExp;
  readonly queued: RegExp;
  readonly leaveQueue: RegExp;
  readonly toAgent: string;
  readonly afterCut: string;
  readonly fromAgent: string;
  readonly desk: {
    readonly available: RegExp;
    readonly offline: RegExp;
    readonly accept: RegExp;
    readonly reply: RegExp;
    readonly close: RegExp;
    readonly finish: RegExp;
  };
  readonly satisfied: RegExp;
  readonly comment: string;
  readonly submit: RegExp;
  readonly thanks: RegExp;
}

/** Texts of the journey in English and in Chinese. */
export const strings: readonly JourneyStrings[] = [
  {
    locale: 'en',
    question: 'Somebody stole my wallet with the debit card in it. What do I do now?',
    source: /lost or stolen card/i,
    openChat: /chat with us/i,
    message: /your message/i,
    person: /talk to a person/i,
    queued: /you are (next|1st)|usually|about|your turn/i,
    leaveQueue: /leave the queue/i,
    toAgent: 'I have blocked it. When does the new card come?',
    afterCut: 'Are you still there?',
    fromAgent: 'Your new card is on its way and arrives within five working days.',
    desk: {
      available: /available/i,
      offline: /off duty/i,
      accept: /^accept$/i,
      reply: /^reply$/i,
      close: /close conversation/i,
      finish: /^finish$/i,
    },
    satisfied: /very satisfied|very good|excellent/i,
    comment: 'Fast and friendly, thank you.',
    submit: /send|submit/i,
    thanks: /thank you/i,
  },
  {
    locale: 'zh-CN',
    question: '钱包被偷了，里面的借记卡怎么办？',
    source: /银行卡丢失或被盗/,
    openChat: /在线咨询/,
    message: /您的消息/,
    person: /转人工/,
    queued: /下一位|第 ?1|轮到|通常|大约|约/,
    leaveQueue: /退出排队|不排了/,
    toAgent: '已经挂失了，新卡什么时候能到？',
    afterCut: '您还在吗？',
    fromAgent: '新卡已经寄出，五个工作日内送达。',
    desk: {
      available: /可接待/,
      offline: /下班/,
      accept: /^接起$/,
      reply: /^回复$/,
      close: /结束对话/,
      finish: /^完成$/,
    },
    satisfied: /很满意/,
    comment: '很快，也很耐心，谢谢。',
    submit: /提交|发送/,
    thanks: /谢谢|感谢/,
  },
];
