import { css } from 'lit';

/** Styles of failures and of the status bar. */
export const statusStyles = css`
  .failure {
    display: flex;
    flex: 1;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    padding: var(--tk-space-6);
    text-align: center;
    text-wrap: balance;
  }
  .failure-icon {
    display: grid;
    place-items: center;
    inline-size: 56px;
    block-size: 56px;
    border-radius: var(--tk-radius-round);
    background: var(--tk-attention-soft);
    color: var(--tk-attention);
  }
  .failure h3 {
    margin-block: var(--tk-space-4) var(--tk-space-1);
    font-size: var(--tk-type-4);
    font-weight: 600;
  }
  .failure p {
    max-inline-size: 34ch;
    color: var(--tk-muted);
    overflow-wrap: anywhere;
  }
  .failure .button {
    margin-block-start: var(--tk-space-6);
  }
  .status {
    display: flex;
    align-items: center;
    gap: var(--tk-space-2);
    padding: var(--tk-space-2) var(--tk-space-4);
    background: var(--tk-sunken);
    color: var(--tk-muted);
    font-size: var(--tk-type-2);
  }
  .status span {
    flex: 1;
  }
  .status.attention {
    background: var(--tk-attention-soft);
    color: var(--tk-text);
  }
  .status.attention .icon {
    color: var(--tk-attention);
  }
  .status .icon {
    inline-size: 16px;
    block-size: 16px;
  }
`;
