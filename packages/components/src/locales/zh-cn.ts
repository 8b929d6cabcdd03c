import { toWaitSpan } from './phrases.ts';
import type { WaitRange } from './phrases.ts';

const units = { hour: '小时', minute: '分钟' } as const;

/** Formats a position in a queue: "第 3 位". Spaces set the number off from the Chinese text. */
export const zhCnPlace = (position: number): string => `第 ${String(position)} 位`;

/** Formats an expected wait: "约 4–6 分钟". */
export function zhCnWait(range: WaitRange): string {
  const span = toWaitSpan(range);
  if (!span) return '不到 1 分钟';
  const { unit, min, max } = span;
  return `约 ${min === max ? String(max) : `${String(min)}–${String(max)}`} ${units[unit]}`;
}
