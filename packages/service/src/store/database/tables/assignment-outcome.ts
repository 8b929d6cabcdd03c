/**
 * The outcome of an assignment. An offer ends if the agent declines it (`declined`), does not accept it in time
 * (`expired`) or becomes unavailable (`withdrawn`), or if the customer leaves the queue (`left`). An accepted
 * assignment ends if the agent transfers the customer (`transferred`) or completes the assignment (`completed`), or if
 * the bank suspends or removes the agent (`withdrawn`).
 */
export type AssignmentOutcome =
  'declined' | 'expired' | 'withdrawn' | 'left' | 'transferred' | 'completed';
