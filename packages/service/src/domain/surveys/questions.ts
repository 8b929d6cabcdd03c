import type { NewSurvey, SurveyQuestion } from '@tellerkit/contract';
import type { StoredQuestion } from '../../store/database/tables/stored-question.ts';

/**
 * Converts questions to the form in which they are stored. By default, a score is required and a comment is optional.
 */
export function storedQuestions(survey: NewSurvey): readonly StoredQuestion[] {
  return survey.questions.map(({ type, id, prompt, required }) => ({
    type,
    id,
    prompt,
    required: required ?? type === 'csat',
  }));
}

/**
 * Picks the language to show: the requested locale, else another locale of the same language (`zh-TW` for `zh-CN`),
 * else the first.
 */
export function resolveLocale(available: readonly string[], requested: string | undefined): string {
  const first = available[0] ?? 'en';
  if (requested === undefined) return first;
  const exact = available.find((locale) => locale.toLowerCase() === requested.toLowerCase());
  const language = languageOf(requested);
  return exact ?? available.find((locale) => languageOf(locale) === language) ?? first;
}

/**
 * Picks the text of each question in one language. A question without text in this language falls back separately.
 */
export function localizeQuestions(
  questions: readonly StoredQuestion[],
  locale: string,
): SurveyQuestion[] {
  return questions.map(({ type, id, prompt, required }) => {
    const text = prompt[resolveLocale(Object.keys(prompt), locale)] ?? '';
    return { type, id, prompt: text, required };
  });
}

/**
 * Returns every language in which at least one question is asked, in the given order.
 */
export function localesOf(questions: readonly StoredQuestion[]): readonly string[] {
  return [...new Set(questions.flatMap(({ prompt }) => Object.keys(prompt)))];
}

function languageOf(locale: string): string {
  return locale.toLowerCase().split('-', 1)[0] ?? '';
}
