import { defineElement } from '../element/define-element.ts';
import { TellerSurvey } from './survey.ts';

declare global {
  interface HTMLElementTagNameMap {
    'teller-survey': TellerSurvey;
  }
}

defineElement('teller-survey', TellerSurvey);
