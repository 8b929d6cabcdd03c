export { directionOf, matchLocale, type Catalogue } from './catalogue.ts';
export { enPhrases } from './en.ts';
export type { Phrases, TimeOptions, WaitRange } from './phrases.ts';
