import type { NewSurveyAnswer } from '@tellerkit/contract';
import type { JsonText } from '../../../base/json-text.ts';
import type { StoredQuestion } from './stored-question.ts';

/** A survey. `questions` is JSON with all languages. */
export interface SurveyTable {
  id: string;
  tenant_id: string;
  name: string;
  touchpoint: string;
  questions: JsonText<readonly StoredQuestion[]>;
  created_at: number;
}

/** A survey response. `answers` is JSON. `score` is the CSAT score among the answers. */
export interface SurveyResponseTable {
  id: string;
  tenant_id: string;
  survey_id: string;
  customer_id: string;
  conversation_id: string | null;
  locale: string;
  answers: JsonText<readonly NewSurveyAnswer[]>;
  score: number | null;
  commented: number;
  created_at: number;
}
