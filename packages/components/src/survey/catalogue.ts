import type { Catalogue } from '../locales/catalogue.ts';
import { english } from './strings.en.ts';
import type { SurveyStrings } from './strings.en.ts';

/** The strings of the survey element in every language. */
export const surveyCatalogue: Catalogue<SurveyStrings> = {
  en: english,
  load: {
    'zh-CN': () => import('./strings.zh-cn.ts').then((module) => module.simplifiedChinese),
  },
};
