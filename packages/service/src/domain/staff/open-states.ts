/**
 * States of assignments that have not ended. Queries list these states, so that an index finds the open assignments
 * among all past assignments.
 */
export const openStates = ['offered', 'active', 'wrap-up'] as const;
