import type { Catalogue } from '../locales/catalogue.ts';
import { english } from './strings.en.ts';
import type { SurveyStrings } from './strings.en.ts';

/** The languages of the survey. */
export const surveyCatalogue: Catalogue<SurveyStrings> = {
  en: english,
  load: {
    'zh-CN': () => import('./strings.zh-cn.ts').then((module) => module.simplifiedChinese),
  },
};
