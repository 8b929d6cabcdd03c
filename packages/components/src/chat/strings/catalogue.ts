import type { Catalogue } from '../../locales/catalogue.ts';
import { english } from './strings.en.ts';
import type { ChatStrings } from './strings.en.ts';

/** The chat's words: English at once, other languages when they are asked for. */
export const chatStrings: Catalogue<ChatStrings> = {
  en: english,
  load: {
    'zh-CN': async () => (await import('./strings.zh-cn.ts')).simplifiedChinese,
  },
};
