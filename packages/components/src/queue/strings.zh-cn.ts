import type { QueueStrings } from './strings.en.ts';

/** Texts that a queue element shows while no view has loaded, and for its problems, in Simplified Chinese. */
export const simplifiedChinese: QueueStrings = {
  loading: '正在载入排队信息',
  failed: '暂时无法显示排队信息',
  failedHint: '您的位置仍然保留，请检查网络后重试。',
  retry: '重试',
};
