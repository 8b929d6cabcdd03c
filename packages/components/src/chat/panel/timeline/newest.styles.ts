import { css } from 'lit';

/** Styles of the button that scrolls to the end. */
export const newestStyles = css`
  .newest {
    position: absolute;
    inset-block-end: var(--tk-space-3);
    inset-inline-start: 50%;
    display: flex;
    align-items: center;
    gap: var(--tk-space-2);
    min-inline-size: max(36px, var(--tk-target-small));
    min-block-size: max(36px, var(--tk-target-small));
    justify-content: center;
    padding: 0 var(--tk-space-2);
    border-radius: var(--tk-radius-round);
    background: var(--tk-surface);
    color: var(--tk-accent);
    font-size: var(--tk-type-2);
    font-weight: 600;
    box-shadow:
      0 0 0 1px var(--tk-line),
      0 2px 12px #0002;
    translate: -50%;
    animation: appear-from-below var(--tk-fast) ease-out;
  }
  .newest:dir(rtl) {
    translate: 50%;
  }
  .newest.news {
    padding-inline: var(--tk-space-4) var(--tk-space-3);
  }
  .newest .icon {
    inline-size: 18px;
    block-size: 18px;
  }
  @keyframes appear-from-below {
    from {
      opacity: 0;
      transform: translateY(4px);
    }
  }
`;
