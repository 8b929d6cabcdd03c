import { cleanText, countCharacters } from '@tellerkit/sdk';
import type { NewSurveyAnswer, Survey, SurveyQuestion } from '@tellerkit/sdk';

/** A question of a type that this version supports. */
export type KnownQuestion = Extract<SurveyQuestion, { type: 'csat' | 'comment' }>;

/** The customer's entries so far by question: a score or a text. */
export type Draft = Readonly<Record<string, number | string>>;

/** The reason why an answer cannot be sent. */
export type AnswerProblem = 'missing' | 'too-long';

/** Maximum number of characters of a comment, counted as in the contract: in code points. */
export const commentLimit = 2000;

/** Returns the questions that this version supports. A newer service may send questions of other types. */
export function knownQuestions({ questions }: Survey): readonly KnownQuestion[] {
  return questions.filter(({ type }) => type !== 'unknown') as KnownQuestion[];
}

/**
 * Finds the problems that keep the answers from being sent, by question. At least one question must be
 * answered, even if none is required.
 */
export function findProblems(
  questions: readonly KnownQuestion[],
  draft: Draft,
): ReadonlyMap<string, AnswerProblem> {
  const problems = new Map<string, AnswerProblem>();
  for (const { id, required } of questions) {
    const value = draft[id] ?? '';
    if (typeof value === 'string' && commentLength(value) > commentLimit)
      problems.set(id, 'too-long');
    else if (required && isEmpty(value)) problems.set(id, 'missing');
  }
  const first = questions[0];
  if (first && !problems.size && !answersOf(questions, draft).length)
    problems.set(first.id, 'missing');
  return problems;
}

/** Collects the answers to send. Leaves out empty entries. */
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
        ? [{ type, questionId, text: toText(value) }]
        : [];
  });
}

const isEmpty = (value: number | string): boolean => typeof value === 'string' && !toText(value);

/** Returns the text that is sent: without the white space around it, and without half emojis and NUL. */
const toText = (value: string): string => cleanText(value).trim();

/** Counts the characters that are sent for a comment. */
export const commentLength = (value: string): number => countCharacters(toText(value));
