import { daysBefore, formatDate, toDurationParts, toWaitSpan } from './phrases.ts';
import type { Phrases } from './phrases.ts';

const units = { hour: '小时', minute: '分钟', second: '秒' } as const;

/** Phrases in Chinese: figures stand off from the text around them by a space. */
export const zhCnPhrases: Phrases = {
  place: (position) => `第 ${String(position)} 位`,
  wait(range) {
    const span = toWaitSpan(range);
    if (!span) return '不到 1 分钟';
    const { unit, min, max } = span;
    return `约 ${min === max ? String(max) : `${String(min)}–${String(max)}`} ${units[unit]}`;
  },
  duration: (ms) =>
    toDurationParts(ms)
      .map(([unit, value]) => `${String(value)} ${units[unit]}`)
      .join(' '),
  time: (date, options) =>
    formatDate(
      date,
      'zh-CN',
      { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
      options?.timeZone,
    ),
  day(date, now, options) {
    const days = daysBefore(date, now, options);
    if (days === 0) return '今天';
    if (days === 1) return '昨天';
    const year = days > 300 ? ({ year: 'numeric' } as const) : undefined;
    const format = { month: 'long', day: 'numeric', weekday: 'long', ...year } as const;
    return formatDate(date, 'zh-CN', format, options?.timeZone);
  },
};
