import { css } from 'lit';

/** Styles of the header, the small buttons and the scroller. */
export const frameStyles = css`
  h2,
  h3,
  p,
  ul,
  ol {
    margin: 0;
    padding: 0;
  }
  .head {
    display: flex;
    align-items: center;
    gap: var(--tk-space-3);
    min-block-size: 64px;
    padding-block: var(--tk-space-2);
    padding-inline: var(--tk-space-4) var(--tk-space-2);
    border-block-end: 1px solid var(--tk-line);
  }
  .avatar {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: var(--tk-radius-round);
    background: var(--tk-accent-soft);
    color: var(--tk-accent);
    font-size: var(--tk-type-2);
    font-weight: 600;
  }
  .who {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .heading {
    font-size: var(--tk-type-4);
    font-weight: 600;
    line-height: 1.3;
  }
  .presence {
    color: var(--tk-muted);
    font-size: var(--tk-type-2);
    line-height: 1.4;
  }
  .presence strong {
    color: var(--tk-text);
    font-weight: 500;
  }
  .hint::before {
    content: ' · ';
  }
  button[aria-disabled='true'] {
    cursor: default;
  }
  .square,
  .link {
    background: none;
  }
  .square {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: var(--tk-target);
    block-size: var(--tk-target);
    border-radius: var(--tk-control-radius);
    color: var(--tk-muted);
  }
  .link {
    min-block-size: var(--tk-target-small);
    padding: 0 var(--tk-space-1);
    border-radius: 6px;
    color: var(--tk-accent);
    font-weight: 600;
  }
  .button.soft {
    background: var(--tk-accent-soft);
    color: var(--tk-accent);
  }
  .middle {
    position: relative;
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }
  .scroller {
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--tk-line) transparent;
  }
  .scroller:focus-visible {
    outline-offset: -3px;
  }
  .content {
    display: flex;
    flex-direction: column;
    min-block-size: 100%;
    padding: var(--tk-space-4);
  }
  @container (max-width: 360px) {
    .head .avatar,
    .hint {
      display: none;
    }
  }
  .late {
    animation: late var(--tk-fast) 1s both;
  }
  @keyframes late {
    from {
      opacity: 0;
    }
  }
`;
