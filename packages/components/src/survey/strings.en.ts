/** Texts that the survey element adds to the questions of a survey, in English. Other languages have the same keys. */
export const english = {
  scores: ['Very bad', 'Bad', 'Okay', 'Good', 'Very good'] as readonly string[],
  optional: 'optional',
  commentHint: 'Please leave out card numbers, passwords and codes.',
  count: (length: number, limit: number): string =>
    `${length.toLocaleString('en')} of ${limit.toLocaleString('en')}`,
  missing: 'Please choose one.',
  missingComment: 'Please write a few words.',
  tooLong: (count: number): string =>
    `${count.toLocaleString('en')} ${count === 1 ? 'character' : 'characters'} too many. Please shorten it.`,
  send: 'Send',
  sending: 'Sending…',
  retry: 'Try again',
  sendFailed: 'Your answer could not be sent just now. Everything you entered is still here.',
  thanks: 'Thank you',
  thanksHint: 'Your answer has arrived. It helps us serve you better.',
  answered: 'You have already answered',
  answeredHint: 'Thank you. One answer for each conversation is all we need.',
  loading: 'Loading the questions',
  failed: 'The questions cannot be shown just now',
  failedHint: 'Check your connection, then try again.',
  unknown: 'This survey is closed',
  unknownHint: 'There is nothing for you to do.',
  empty: 'There is nothing to answer',
  emptyHint: 'This survey has no questions that can be shown here.',
};

/** Texts that the survey element adds to the questions of a survey, in any language. */
export type SurveyStrings = typeof english;
