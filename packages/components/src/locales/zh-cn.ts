import { toWaitSpan } from './phrases.ts';
import type { WaitRange } from './phrases.ts';

const units = { hour: '小时', minute: '分钟' } as const;

/** A place in a queue. Figures stand off from the text around them by a space. */
export const zhCnPlace = (position: number): string => `第 ${String(position)} 位`;

/** An expected wait. */
export function zhCnWait(range: WaitRange): string {
  const span = toWaitSpan(range);
  if (!span) return '不到 1 分钟';
  const { unit, min, max } = span;
  return `约 ${min === max ? String(max) : `${String(min)}–${String(max)}`} ${units[unit]}`;
}
