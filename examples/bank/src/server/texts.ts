/** Languages of the bank's pages. */
export type PageLocale = 'en' | 'zh-CN';

/** Texts of the home page in one language. */
export interface HomeTexts {
  readonly bank: string;
  readonly title: string;
  readonly skip: string;
  readonly navigation: readonly string[];
  readonly language: string;
  readonly larger: string;
  readonly normal: string;
  readonly lead: string;
  readonly sub: string;
  readonly ask: string;
  readonly visit: string;
  readonly servicesTitle: string;
  readonly services: readonly { readonly title: string; readonly text: string }[];
  readonly ratesTitle: string;
  readonly ratesNote: string;
  readonly rates: readonly (readonly [string, string])[];
  readonly helpTitle: string;
  readonly help: readonly { readonly title: string; readonly text: string }[];
  readonly footer: string;
  readonly heading: string;
  readonly suggestions: readonly string[];
}

/** Texts of the home page, by language. */
export const homeTexts: Record<PageLocale, HomeTexts> = {
  en: {
    bank: 'Ginkgo Bank',
    title: 'Ginkgo Bank. Banking that answers.',
    skip: 'To the content',
    navigation: ['Accounts', 'Cards', 'Loans', 'Savings'],
    language: '中文',
    larger: 'Larger text',
    normal: 'Normal text',
    lead: 'Ask us anything, any time.',
    sub: 'Cards, transfers, savings, loans. You get an answer at once, a person when you want one, and an honest word about how long it takes.',
    ask: 'Ask a question',
    visit: 'Queue at the branch',
    servicesTitle: 'What do you want to do?',
    services: [
      { title: 'Block a card', text: 'At any hour, in a minute. Your money stays safe.' },
      {
        title: 'Send money',
        text: 'Inside China in seconds, abroad in one to three working days.',
      },
      { title: 'Save for later', text: 'Fixed deposits from three months to five years.' },
      { title: 'Borrow', text: 'Personal loans and mortgages with the whole cost shown first.' },
    ],
    ratesTitle: 'Rates today',
    ratesNote: 'Yearly rates for deposits in yuan.',
    rates: [
      ['Savings account', '0.10 %'],
      ['Fixed, 3 months', '0.85 %'],
      ['Fixed, 1 year', '1.25 %'],
      ['Fixed, 3 years', '1.65 %'],
    ],
    helpTitle: 'Help in your own way',
    help: [
      {
        title: 'At your pace',
        text: 'Larger text, larger buttons and plain words: choose “Larger text” at the top.',
      },
      {
        title: 'Always a person',
        text: 'One tap in the chat and you are in the queue. You see your place and the time it takes.',
      },
      {
        title: 'At the branch',
        text: 'Monday to Friday, 9:00 to 17:00. Every branch has step-free access and a hearing loop.',
      },
    ],
    footer: 'Ginkgo Bank is a fictitious bank. It shows Tellerkit at work.',
    heading: 'Ginkgo Bank',
    suggestions: [
      'I lost my card',
      'What does a transfer abroad cost?',
      'A payment I do not recognise',
      'Book a visit to the branch',
    ],
  },
  'zh-CN': {
    bank: '银杏银行',
    title: '银杏银行，有问必答',
    skip: '跳到正文',
    navigation: ['账户', '银行卡', '贷款', '储蓄'],
    language: 'English',
    larger: '大字版',
    normal: '标准字号',
    lead: '有什么想问的，尽管问。',
    sub: '银行卡、转账、储蓄、贷款，问了马上有答复；想找人工，一步就到，要等多久，如实告诉您。',
    ask: '我要提问',
    visit: '网点排队情况',
    servicesTitle: '您想办什么？',
    services: [
      { title: '挂失银行卡', text: '全天可办，一分钟完成，资金安全有保障。' },
      { title: '转账汇款', text: '境内几秒到账，跨境一到三个工作日。' },
      { title: '存款储蓄', text: '定期存款，三个月到五年任您选。' },
      { title: '申请贷款', text: '个人贷款、住房按揭，总费用先讲清楚。' },
    ],
    ratesTitle: '今日利率',
    ratesNote: '人民币存款年利率。',
    rates: [
      ['活期', '0.10%'],
      ['定期三个月', '0.85%'],
      ['定期一年', '1.25%'],
      ['定期三年', '1.65%'],
    ],
    helpTitle: '用您顺手的方式',
    help: [
      { title: '慢慢来', text: '点页面上方的“大字版”，字更大、按钮更大、话更简单。' },
      { title: '随时找人工', text: '在对话里点一下就开始排队，排第几位、要等多久，都看得到。' },
      { title: '到网点来', text: '周一至周五 9:00–17:00，各网点均设无障碍通道和助听设备。' },
    ],
    footer: '银杏银行是虚构的银行，用来演示 Tellerkit。',
    heading: '银杏银行',
    suggestions: ['我的卡丢了', '往国外汇款要多少手续费', '有一笔不认识的扣款', '预约去网点'],
  },
};
