import type { NewSurveyAnswer, Survey, SurveyQuestion } from '@tellerkit/sdk';

/** A question of a type that this version can ask. */
export type KnownQuestion = Extract<SurveyQuestion, { type: 'csat' | 'comment' }>;

/** What a customer has entered so far, by question: a score or a text. */
export type Draft = Readonly<Record<string, number | string>>;

/** Why an answer cannot be sent. */
export type AnswerProblem = 'missing' | 'too-long';

/** Longest comment, in UTF-16 code units, as the contract counts. */
export const commentLimit = 2000;

/** The questions that this version can ask; those of a newer service are left out. */
export function knownQuestions({ questions }: Survey): readonly KnownQuestion[] {
  return questions.filter(({ type }) => type !== 'unknown') as KnownQuestion[];
}

/**
 * What keeps the answers from being sent, by question. An answer to at least one question is needed,
 * even where none is required.
 */
export function findProblems(
  questions: readonly KnownQuestion[],
  draft: Draft,
): ReadonlyMap<string, AnswerProblem> {
  const problems = new Map<string, AnswerProblem>();
  for (const { id, required } of questions) {
    const value = draft[id] ?? '';
    if (typeof value === 'string' && value.trim().length > commentLimit)
      problems.set(id, 'too-long');
    else if (required && isEmpty(value)) problems.set(id, 'missing');
  }
  const first = questions[0];
  if (first && !problems.size && !answersOf(questions, draft).length)
    problems.set(first.id, 'missing');
  return problems;
}

/** The answers to send: what is empty is not an answer. */
export function answersOf(
  questions: readonly KnownQuestion[],
  draft: Draft,
): readonly NewSurveyAnswer[] {
  return questions.flatMap(({ id: questionId, type }): NewSurveyAnswer[] => {
    const value = draft[questionId] ?? '';
    if (isEmpty(value)) return [];
    return typeof value === 'number'
      ? [{ type: 'csat', questionId, score: value }]
      : type === 'comment'
        ? [{ type, questionId, text: value.trim() }]
        : [];
  });
}

const isEmpty = (value: number | string): boolean => typeof value === 'string' && !value.trim();
