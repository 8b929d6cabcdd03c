import type { Catalogue } from '../locales/catalogue.ts';
import { english } from './strings.en.ts';
import type { QueueStrings } from './strings.en.ts';

/** The strings of the queue element in every language. */
export const queueCatalogue: Catalogue<QueueStrings> = {
  en: english,
  load: {
    'zh-CN': () => import('./strings.zh-cn.ts').then((module) => module.simplifiedChinese),
  },
};
