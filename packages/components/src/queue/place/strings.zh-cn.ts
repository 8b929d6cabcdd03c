import { zhCnPlace, zhCnWait } from '../../locales/zh-cn.ts';
import type { PlaceStrings } from './strings.en.ts';

/** Texts of the view that shows a customer's place in a queue, in Simplified Chinese. */
export const simplifiedChinese: PlaceStrings = {
  around: ['您现在排在', ''],
  place: (position) => zhCnPlace(position),
  end: '。',
  wait: (wait) => (wait.basis === 'configured' ? '通常' : '预计') + `等候${zhCnWait(wait)}`,
  waitingHint: '轮到您时，客服会直接在这里回复，期间为您保留排队位置。',
  ticketHint: '轮到您时，大屏会显示您的号码。',
  nobody: '目前没有客服值班',
  nobodyHint: '已为您保留排队位置，客服上线后会继续依次接待。',
  called: '轮到您了',
  calledHint: '客服正在接入，请稍候。',
  calledTicketHint: '请到大屏显示的窗口办理。',
  served: '客服已接入',
  servedHint: '请接着说，您之前写的内容客服都能看到。',
  servedTicketHint: '您的号码已受理。',
  left: '您已退出排队',
  leftHint: '需要人工服务时，随时可以重新排队。',
  empty: '您目前没有排队',
  emptyHint: '转接人工后，这里会显示您的排队情况。',
  leave: '退出排队',
  leaveQuestion: '确定不再排队了吗？',
  leaveHint: '之后再来需要从队尾重新排起。',
  keep: '继续排队',
  leaveFailed: '刚才没能退出，您仍在排队，请再试一次。',
  leaveRefused: '这里无法退出排队，过号即可，无需其他操作。',
  ticket: (ticket) => `号码 ${ticket}`,
  loading: '正在查询您的排队情况',
  reconnecting: '正在重新连接，排队位置已为您保留。',
};
