/**
 * Why an assignment ended before its time: the agent said no, let the offer lapse, went off duty, the
 * customer left, or was handed on.
 */
export type AssignmentOutcome =
  'declined' | 'expired' | 'withdrawn' | 'left' | 'transferred' | 'completed';
