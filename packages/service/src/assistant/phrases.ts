import { languageOfLocale } from '../search/language.ts';

/**
 * Texts that the assistant itself writes, in one language.
 */
export interface Phrases {
  readonly greeting: string;
  readonly thanks: string;
  readonly handOff: string;
  readonly empty: string;
  readonly unsure: string;
  /** Introduces the title of the nearest article. */
  readonly nearest: (title: string) => string;
  /** Introduces an answer whose topic the assistant assumes. */
  readonly probably: (title: string) => string;
  readonly sorry: string;
  readonly talkToPerson: string;
}

const english: Phrases = {
  greeting:
    'Hello, I am the automated assistant of the bank. Ask me about cards, payments, loans, savings or security, in your own words, or ask for a person.',
  thanks: 'You are welcome. I am here whenever you need something else.',
  handOff:
    'Of course. I can hand you over to a colleague, who sees everything written here, so you need not say it twice.',
  empty: 'I could not find any words in that. Please write your question, or ask for a person.',
  unsure:
    'I am not sure that I have the right answer to that, and I would rather not guess. A colleague can help you.',
  nearest: (title) => `The nearest topic I know is **${title}**.`,
  probably: (title) => `If I understand you right, this is about **${title}**:`,
  sorry: 'I am sorry that this has been so frustrating.',
  talkToPerson: 'Talk to a person',
};

const chinese: Phrases = {
  greeting:
    '您好，我是银行的智能助手。银行卡、转账、贷款、存款、账户安全，您都可以直接问我，也可以转人工。',
  thanks: '不客气，有需要随时找我。',
  handOff: '好的，我可以为您转接人工同事。同事能看到前面的全部内容，您不用再说一遍。',
  empty: '这条消息里没有文字。请写下您的问题，也可以转人工。',
  unsure: '这个问题我没有把握，不想随意作答。人工同事可以帮您。',
  nearest: (title) => `我知道的最接近的内容是**${title}**。`,
  probably: (title) => `如果我理解得对，您问的是**${title}**：`,
  sorry: '给您添了这么多麻烦，非常抱歉。',
  talkToPerson: '转人工',
};

/**
 * Returns the phrases of the assistant for a locale. Languages without phrases get the English phrases.
 */
export function phrasesFor(locale: string): Phrases {
  return languageOfLocale(locale) === 'zh' ? chinese : english;
}
