import type { ProblemCode } from './problem-code.ts';

/** Detail of a {@link TellerErrorEvent}: codes only, never a text of a customer, a token or a key. @public */
export interface TellerErrorDetail {
  /** The problem. The section of the troubleshooting guide with this name says what to do. */
  readonly code: ProblemCode;
  /** HTTP status, if the service refused a request. */
  readonly status?: number | undefined;
  /** Id of the refused request. The operator of the service finds the request by this id. */
  readonly requestId?: string | undefined;
}

/**
 * Fires when an element meets a problem that the page or the service causes, such as a refused key. No user causes this
 * event. It fires again only after the problem has changed or was solved. The event bubbles, crosses shadow roots and is
 * not cancelable.
 *
 * @public
 */
export class TellerErrorEvent extends Event {
  readonly detail: TellerErrorDetail;

  constructor(detail: TellerErrorDetail) {
    super('teller-error', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'teller-error': TellerErrorEvent;
  }
}
