import type { NewSurveyAnswer } from '@tellerkit/contract';
import type { StoredQuestion } from '../../store/database/tables/stored-question.ts';

/**
 * An answer that does not fit the survey, or a missing answer. Contains no text of the customer.
 */
export interface AnswerFault {
  /** Path in the body, for example `answers.0.questionId`. */
  readonly path: string;
  readonly code: 'unknown-question' | 'wrong-type' | 'answered-twice' | 'required';
  readonly message: string;
}

/**
 * Returns the faults in the answers to a survey. The list is empty if all answers fit the questions.
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
      message: `The question \`${id}\` is required. Answer it`,
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
      message: '`questionId` matches no question of the survey. Use the id of one of its questions',
    };
  }
  if (question.type !== answer.type) {
    return {
      path: `answers.${index}.type`,
      code: 'wrong-type',
      message: `\`type\` must be \`${question.type}\`, as in the question`,
    };
  }
  if (answered.has(question.id)) {
    return {
      path: `answers.${index}.questionId`,
      code: 'answered-twice',
      message: '`questionId` occurs twice. Answer each question once',
    };
  }
  return null;
}

/** Treats a blank comment as no answer. */
function isEmpty(answer: NewSurveyAnswer): boolean {
  return answer.type === 'comment' && answer.text.trim() === '';
}
