import { css } from 'lit';
import { endQuestionStyles } from './actions/end-question.styles.ts';
import { charactersStyles } from './composer/characters.styles.ts';
import { hoverStyles } from './hover.styles.ts';
import { deferredMessageStyles } from './message/deferred-message.styles.ts';
import { printStyles } from './print.styles.ts';
import { statusStyles } from './status/status.styles.ts';
import { newestStyles } from './timeline/newest.styles.ts';
import { repliesStyles } from './timeline/replies.styles.ts';

/** Styles of the parts that load after the first render of the panel. */
export const deferredSheet = css`
  ${repliesStyles}${newestStyles}${charactersStyles}${hoverStyles}${deferredMessageStyles}${statusStyles}${endQuestionStyles}${printStyles}
`;
