import type { TellerSurveyAnsweredEvent } from './events/survey-answered-event.ts';
import { TellerSurvey } from './survey.ts';

declare global {
  interface HTMLElementTagNameMap {
    'teller-survey': TellerSurvey;
  }
  interface HTMLElementEventMap {
    'teller-survey-answered': TellerSurveyAnsweredEvent;
  }
}

if (!customElements.get('teller-survey')) customElements.define('teller-survey', TellerSurvey);
