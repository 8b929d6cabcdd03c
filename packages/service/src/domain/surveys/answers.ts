import type { NewSurveyAnswer } from '@tellerkit/contract';
import type { StoredQuestion } from '../../store/database/tables/stored-question.ts';

/**
 * One answer, or lack of one, that does not fit the survey. Holds nothing that the customer wrote.
 */
export interface AnswerFault {
  /** Where in the body, for example `answers.0.questionId`. */
  readonly path: string;
  readonly code: 'unknown-question' | 'wrong-type' | 'answered-twice' | 'required';
  readonly message: string;
}

/**
 * Checks answers against the questions of their survey; no fault means that they fit.
 */
export function checkAnswers(
  questions: readonly StoredQuestion[],
  answers: readonly NewSurveyAnswer[],
): readonly AnswerFault[] {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const answered = new Set<string>();
  const faults: AnswerFault[] = [];
  answers.forEach((answer, index) => {
    const fault = checkAnswer(answer, byId.get(answer.questionId), index, answered);
    if (fault !== null) faults.push(fault);
    else if (!isEmpty(answer)) answered.add(answer.questionId);
  });
  for (const { id, required } of questions) {
    if (!required || answered.has(id)) continue;
    faults.push({
      path: 'answers',
      code: 'required',
      message: `Answer the question '${id}'; it is required`,
    });
  }
  return faults;
}

function checkAnswer(
  answer: NewSurveyAnswer,
  question: StoredQuestion | undefined,
  index: number,
  answered: ReadonlySet<string>,
): AnswerFault | null {
  if (question === undefined) {
    return {
      path: `answers.${index}.questionId`,
      code: 'unknown-question',
      message: 'The survey has no question with this id',
    };
  }
  if (question.type !== answer.type) {
    return {
      path: `answers.${index}.type`,
      code: 'wrong-type',
      message: `The question takes an answer of type '${question.type}'`,
    };
  }
  if (answered.has(question.id)) {
    return {
      path: `answers.${index}.questionId`,
      code: 'answered-twice',
      message: 'Answer each question once',
    };
  }
  return null;
}

/** A comment of blanks answers nothing. */
function isEmpty(answer: NewSurveyAnswer): boolean {
  return answer.type === 'comment' && answer.text.trim() === '';
}
