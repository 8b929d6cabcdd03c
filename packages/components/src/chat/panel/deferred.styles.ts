import { css } from 'lit';

/** Replies, notices, sources, messages on their way, failures, the status line and the question whether to end. */
export const deferredSheet = css`
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
  .progress {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 0 var(--tk-space-1);
    padding: var(--tk-space-1) var(--tk-space-1) 0;
    color: var(--tk-muted);
    font-size: var(--tk-type-2);
  }
  .progress.failed .icon {
    color: var(--tk-trouble);
  }
  .progress.failed span {
    color: var(--tk-text);
  }
  .progress .state {
    display: flex;
    gap: var(--tk-space-1);
  }
  .progress .icon {
    margin-block-start: calc(0.5lh - 8px);
    inline-size: 16px;
    block-size: 16px;
  }
  .notice {
    display: flex;
    gap: var(--tk-space-2);
    padding: var(--tk-space-2) var(--tk-space-3);
    border-radius: var(--tk-radius-medium);
    background: var(--tk-information-soft);
    font-size: var(--tk-type-2);
  }
  .notice .icon {
    margin-block-start: 1px;
    inline-size: 18px;
    block-size: 18px;
    color: var(--tk-information);
  }
  .notice strong {
    font-weight: 600;
  }
  .notice.good {
    background: var(--tk-good-soft);
  }
  .notice.good .icon {
    color: var(--tk-good);
  }
  .notice.attention {
    background: var(--tk-attention-soft);
  }
  .notice.attention .icon {
    color: var(--tk-attention);
  }
  .notice.trouble {
    background: var(--tk-trouble-soft);
  }
  .notice.trouble .icon {
    color: var(--tk-trouble);
  }
  .sources {
    margin-block-start: var(--tk-space-3);
    padding-block-start: var(--tk-space-1);
    border-block-start: 1px solid var(--tk-line);
    font-size: var(--tk-type-2);
  }
  .sources summary {
    display: flex;
    align-items: center;
    gap: var(--tk-space-2);
    min-block-size: max(32px, var(--tk-target-small));
    margin-block-end: -6px;
    border-radius: 6px;
    color: var(--tk-muted);
    cursor: pointer;
    list-style: none;
  }
  .sources summary::-webkit-details-marker {
    display: none;
  }
  .sources summary:hover {
    color: var(--tk-text);
  }
  .sources summary .icon {
    inline-size: 16px;
    block-size: 16px;
  }
  .sources summary .icon:last-child {
    margin-inline-start: auto;
    transition: rotate var(--tk-fast) ease-out;
  }
  .sources[open] summary .icon:last-child {
    rotate: 90deg;
  }
  .sources ol {
    padding-block: var(--tk-space-2) var(--tk-space-1);
    list-style: none;
  }
  .sources li + li {
    margin-block-start: var(--tk-space-3);
  }
  .sources a,
  .source {
    font-weight: 600;
  }
  .sources a {
    color: var(--tk-accent);
    text-underline-offset: 0.2em;
  }
  .excerpt {
    color: var(--tk-muted);
  }
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
  .question {
    padding: var(--tk-space-3) var(--tk-space-4);
    border-radius: var(--tk-radius-large);
    background: var(--tk-sunken);
  }
  .question strong {
    font-weight: 600;
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: var(--tk-space-2);
    margin-block-start: var(--tk-space-3);
  }
  .answers .button {
    flex: 1;
  }
`;
