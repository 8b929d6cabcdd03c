import { css } from 'lit';
import { bottomStyles } from './bottom.styles.ts';
import { frameStyles } from './frame.styles.ts';
import { messageStyles } from './message.styles.ts';
import { startStyles } from './start.styles.ts';

/** Everything inside the panel. @internal */
export const panelSheet = css`
  ${frameStyles}${startStyles}${messageStyles}${bottomStyles}
`;
