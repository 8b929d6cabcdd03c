/** What a {@link TellerSurveyAnsweredEvent} tells: ids, never what the customer said. @public */
export interface SurveyAnsweredDetail {
  readonly surveyId: string;
  readonly responseId: string;
}

/**
 * The customer has answered a survey and the service has it. Bubbles, leaves shadow trees, cannot be
 * cancelled.
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
