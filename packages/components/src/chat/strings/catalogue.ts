import type { Catalogue } from '../../locales/catalogue.ts';
import { english } from './strings.en.ts';
import type { ChatStrings } from './strings.en.ts';

/** Strings of the chat: English is built in, other languages load on demand. */
export const chatStrings: Catalogue<ChatStrings> = {
  en: english,
  load: {
    'zh-CN': async () => (await import('./strings.zh-cn.ts')).simplifiedChinese,
  },
};
