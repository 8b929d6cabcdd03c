import type { ProblemStrings } from './strings.en.ts';

/** Texts of the survey and of the queue status for problems, in Simplified Chinese. */
export const simplifiedChinese: ProblemStrings = {
  'teller-survey': {
    offline: ['网络已断开', '请检查网络后重试。'],
    unavailable: ['暂时无法显示评价问题', '请稍后再试。'],
    session: ['请重新登录', '暂时无法确认您的登录状态。'],
    setup: ['当前页面无法使用评价', '您无需再做任何操作。'],
    unknown: ['这份评价目前不可用', '您无需再做任何操作。'],
  },
  'teller-queue': {
    offline: ['网络已断开', '您的位置仍然保留，请检查网络后重试。'],
    unavailable: ['暂时无法显示排队信息', '您的位置仍然保留，请稍后再试。'],
    session: ['请重新登录', '暂时无法确认您的登录状态，登录后即可看到您的位置。'],
    setup: ['当前页面无法显示排队信息', '请咨询现场工作人员，或通过其他方式联系我们。'],
    unknown: ['这个排队位置已不存在', '排队可能早已结束。如需人工服务，请重新排队。'],
  },
};
