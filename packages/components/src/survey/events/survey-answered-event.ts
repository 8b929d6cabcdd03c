/** The detail of a {@link TellerSurveyAnsweredEvent}: ids, never the customer's answers. @public */
export interface SurveyAnsweredDetail {
  readonly surveyId: string;
  readonly responseId: string;
}

/**
 * Fires after the service has received a customer's answers to a survey. Bubbles, crosses shadow roots
 * and is not cancelable.
 *
 * @public
 */
export class TellerSurveyAnsweredEvent extends Event {
  readonly detail: SurveyAnsweredDetail;

  constructor(detail: SurveyAnsweredDetail) {
    super('teller-survey-answered', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'teller-survey-answered': TellerSurveyAnsweredEvent;
  }
}
