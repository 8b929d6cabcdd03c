import type { NewSurvey, SurveyQuestion } from '@tellerkit/contract';
import type { StoredQuestion } from '../../store/database/tables/stored-question.ts';

/**
 * Makes questions ready to store. A score is required unless the bank says otherwise, a comment never
 * is by itself.
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
 * Picks the language to show: the one asked for, else another of the same language (`zh-TW` for
 * `zh-CN`), else the first.
 */
export function resolveLocale(available: readonly string[], wanted: string | undefined): string {
  const first = available[0] ?? 'en';
  if (wanted === undefined) return first;
  const exact = available.find((locale) => locale.toLowerCase() === wanted.toLowerCase());
  const language = languageOf(wanted);
  return exact ?? available.find((locale) => languageOf(locale) === language) ?? first;
}

/**
 * Puts questions into one language. A question that lacks it falls back by itself.
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
 * Every language in which at least one question is asked, in the order given.
 */
export function localesOf(questions: readonly StoredQuestion[]): readonly string[] {
  return [...new Set(questions.flatMap(({ prompt }) => Object.keys(prompt)))];
}

function languageOf(locale: string): string {
  return locale.toLowerCase().split('-', 1)[0] ?? '';
}
