import { css } from 'lit';

/** Styles of messages and markers. */
export const messageStyles = css`
  .turn {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 2px;
  }
  .turn.customer {
    align-items: flex-end;
  }
  .content > :is(.turn, .marker, .replies) + *,
  .earlier + * {
    margin-block-start: var(--tk-space-4);
  }
  .content > .turn:first-child,
  .earlier:first-child {
    margin-block-start: auto;
  }
  .meta {
    display: flex;
    gap: var(--tk-space-2);
    margin-block-end: 2px;
    padding-inline: var(--tk-space-1);
    color: var(--tk-muted);
    font-size: var(--tk-type-1);
  }
  .meta span {
    font-weight: 600;
  }
  .meta time {
    font-variant-numeric: tabular-nums;
  }
  .message {
    display: flex;
    flex-direction: column;
    align-items: inherit;
    max-inline-size: min(100%, var(--teller-bubble-measure, 60ch));
    min-inline-size: 0;
  }
  .customer .message {
    max-inline-size: min(86%, var(--teller-bubble-measure, 60ch));
  }
  .bubble {
    --round: var(--teller-bubble-radius, var(--tk-radius-large));
    max-inline-size: 100%;
    padding: 9px 13px;
    border: 1px solid transparent;
    border-radius: 6px var(--round) var(--round) 6px;
    background: var(--teller-bubble, var(--tk-sunken));
    overflow-wrap: anywhere;
  }
  .bubble:dir(rtl) {
    border-radius: var(--round) 6px 6px var(--round);
  }
  .message:nth-child(2) .bubble,
  .message:only-child .bubble {
    border-start-start-radius: var(--round);
  }
  .customer .bubble {
    border-radius: var(--round) 6px 6px var(--round);
    background: var(--tk-own);
    color: var(--tk-on-own);
  }
  .customer .bubble:dir(rtl) {
    border-radius: 6px var(--round) var(--round) 6px;
  }
  .customer .message:nth-child(2) .bubble {
    border-start-end-radius: var(--round);
  }
  .customer .bubble ::selection {
    background: var(--tk-on-own);
    color: var(--tk-own);
  }
  .bubble > * + *,
  .bare > * + * {
    margin-block-start: var(--tk-space-2);
  }
  .text {
    white-space: pre-line;
  }
  .unknown {
    color: var(--tk-muted);
    font-style: italic;
  }
  .marker {
    align-self: center;
    color: var(--tk-muted);
    font-size: var(--tk-type-2);
    text-align: center;
  }
  .dots {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    block-size: 1lh;
  }
  .dots i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--tk-muted);
    animation: wait 1.2s ease-in-out infinite;
  }
  .dots i:nth-of-type(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-of-type(3) {
    animation-delay: 0.3s;
  }
  .earlier {
    align-self: center;
    text-align: center;
    font-size: var(--tk-type-2);
  }
  @keyframes wait {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }
    30% {
      opacity: 1;
    }
  }
  @media (prefers-reduced-motion) {
    .dots i {
      animation: none;
    }
  }
`;
