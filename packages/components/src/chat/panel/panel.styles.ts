import { css } from 'lit';
import { bottomStyles } from './composer/composer.styles.ts';
import { frameStyles } from './frame.styles.ts';
import { messageStyles } from './message/message.styles.ts';
import { startStyles } from './timeline/welcome.styles.ts';

/** Styles that the first render of the panel needs. */
export const panelSheet = css`
  ${frameStyles}${startStyles}${messageStyles}${bottomStyles}
`;
