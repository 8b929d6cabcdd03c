import { TellerSurvey } from './survey.ts';

declare global {
  interface HTMLElementTagNameMap {
    'teller-survey': TellerSurvey;
  }
}

if (!customElements.get('teller-survey')) customElements.define('teller-survey', TellerSurvey);
