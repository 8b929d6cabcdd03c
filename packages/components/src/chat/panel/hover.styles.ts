import { css } from 'lit';

/** Styles of buttons under the pointer, and while a request is on its way. */
export const hoverStyles = css`
  .square:hover {
    background: var(--tk-sunken);
    color: var(--tk-text);
  }
  .link:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .person:hover {
    background: var(--tk-accent-soft);
  }
  .person[aria-disabled='true'] {
    color: var(--tk-muted);
  }
`;
