import type { SurveyStrings } from './strings.en.ts';

/** Texts that the survey element adds to the questions of a survey, in Simplified Chinese. */
export const simplifiedChinese: SurveyStrings = {
  scores: ['很不满意', '不满意', '一般', '满意', '很满意'],
  optional: '选填',
  commentHint: '请不要填写卡号、密码和验证码。',
  count: (length, limit) => `${length} / ${limit} 字`,
  missing: '请选择一项。',
  missingComment: '请写几句话。',
  tooLong: (count) => `超出 ${count} 个字，请适当精简。`,
  send: '提交',
  sending: '正在提交…',
  retry: '重试',
  sendFailed: '刚才没能提交，您填写的内容都还在。',
  thanks: '感谢您的评价',
  thanksHint: '我们已经收到，会认真改进服务。',
  answered: '您已经评价过了',
  answeredHint: '谢谢您，每次服务评价一次即可。',
  loading: '正在载入问题',
  failed: '暂时无法显示评价问题',
  failedHint: '请检查网络后重试。',
  unknown: '这份评价已结束',
  unknownHint: '您无需再做任何操作。',
  empty: '没有需要回答的问题',
  emptyHint: '这份评价没有可以在这里显示的问题。',
};
