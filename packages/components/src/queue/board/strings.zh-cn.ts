import { zhCnWait } from '../../locales/zh-cn.ts';
import type { BoardStrings } from './strings.en.ts';

/** Texts of the public display of a queue in Simplified Chinese. */
export const simplifiedChinese: BoardStrings = {
  called: '正在叫号',
  waiting: '等候中',
  desk: (name) => (/\p{L}{2}/u.test(name) ? name : `${name} 号窗口`),
  noDesk: '请前往柜台',
  noneCalled: '下一个号码将在这里显示',
  noneWaiting: '目前无人等候',
  count: (waiting) => `${waiting} 人等候`,
  more: (count) => `另有 ${count} 人`,
  newcomers: '现在取号，预计等候',
  wait: (wait) => zhCnWait(wait),
  nobody: '目前没有窗口值班，已取的号码依次保留。',
  closed: '今日已停止取号',
  news: (ticket, desk) => `请 ${ticket} 号到${desk}。`,
  stale: '正在重新连接，信息可能不是最新。',
  loading: '正在载入叫号信息',
  failed: '暂时无法显示叫号信息',
  failedHint: '请咨询现场工作人员，恢复后会自动显示。',
  unknown: '没有这个队列',
  unknownHint: '请检查叫号屏所设的队列。',
};
