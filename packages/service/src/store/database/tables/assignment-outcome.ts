/**
 * The outcome of an assignment. Before acceptance: the agent declined (`declined`), let the offer expire (`expired`) or
 * became unavailable (`withdrawn`). Also: the customer left (`left`), the agent transferred the customer
 * (`transferred`) or completed the assignment (`completed`).
 */
export type AssignmentOutcome =
  'declined' | 'expired' | 'withdrawn' | 'left' | 'transferred' | 'completed';
