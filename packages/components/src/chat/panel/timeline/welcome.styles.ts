import { css } from 'lit';

/** Styles of the greeting and of the placeholder for loading messages. */
export const startStyles = css`
  .welcome {
    display: flex;
    flex: 1;
    flex-direction: column;
    padding-block-start: var(--tk-space-6);
  }
  .welcome h3,
  .welcome ::slotted(:is(h2, h3)) {
    margin-block-end: var(--tk-space-2);
    font-size: var(--tk-type-6);
    font-weight: 600;
    line-height: 1.25;
    letter-spacing: -0.01em;
  }
  .welcome p {
    max-inline-size: 21em;
    padding-block-end: var(--tk-space-6);
    color: var(--tk-muted);
    text-wrap: pretty;
  }
  .suggestions {
    margin-block-start: auto;
    border-radius: var(--tk-radius-large);
    background: var(--tk-sunken);
    list-style: none;
  }
  .suggestions li + li {
    border-block-start: 1px solid var(--tk-line);
  }
  .suggestion {
    display: flex;
    align-items: center;
    gap: var(--tk-space-3);
    inline-size: 100%;
    min-block-size: max(48px, var(--tk-target));
    padding: var(--tk-space-2) var(--tk-space-3) var(--tk-space-2) var(--tk-space-4);
    border-radius: var(--tk-radius-large);
    background: none;
    text-align: start;
  }
  .suggestion span {
    flex: 1;
  }
  .suggestion .icon {
    inline-size: 16px;
    block-size: 16px;
    color: var(--tk-muted);
  }
  .suggestion:hover {
    background: var(--tk-accent-soft);
  }
  .suggestion:focus-visible {
    outline-offset: -2px;
  }
  .skeleton {
    display: flex;
    flex: 1;
    flex-direction: column;
    justify-content: flex-end;
    gap: var(--tk-space-2);
    animation: late var(--tk-fast) 0.3s both;
  }
  .skeleton i {
    inline-size: 62%;
    block-size: 40px;
    border-radius: var(--teller-bubble-radius, var(--tk-radius-large));
    background: var(--tk-sunken);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  .skeleton i:nth-of-type(2) {
    block-size: 72px;
    inline-size: 78%;
  }
  .skeleton i:last-child {
    align-self: flex-end;
    inline-size: 44%;
    margin-block-start: var(--tk-space-2);
  }
  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }
  @media (prefers-reduced-motion) {
    .skeleton i {
      animation: none;
    }
  }
`;
