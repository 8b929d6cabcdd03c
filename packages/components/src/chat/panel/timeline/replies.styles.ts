import { css } from 'lit';

/** Styles of quick replies. */
export const repliesStyles = css`
  .replies {
    display: flex;
    flex-wrap: wrap;
    gap: var(--tk-space-2);
    padding-block-start: var(--tk-space-3);
  }
  .content > * + .replies {
    margin-block-start: 0;
  }
  .chip {
    min-block-size: max(36px, var(--tk-target-small));
    padding: var(--tk-space-1) var(--tk-space-4);
    border-radius: var(--tk-radius-round);
    background: var(--tk-accent-soft);
    color: var(--tk-accent);
    font-weight: 500;
    text-align: start;
  }
  .chip:hover {
    background: color-mix(in oklab, var(--tk-accent-soft), var(--tk-accent) 10%);
  }
`;
