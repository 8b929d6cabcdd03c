import { css } from 'lit';

/** Styles of outgoing messages, notices, sources, and the elements after the messages. */
export const deferredMessageStyles = css`
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
  .queue,
  .survey {
    margin-block-start: var(--tk-space-4);
  }
  .excerpt {
    color: var(--tk-muted);
  }
`;
