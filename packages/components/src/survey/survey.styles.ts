import { css } from 'lit';

/** Styles of a survey. */
export const surveyStyles = css`
  p {
    margin: 0;
  }
  .card {
    container-type: inline-size;
    display: grid;
    justify-items: start;
    gap: var(--tk-space-1);
    padding: var(--tk-space-4);
    border-radius: var(--tk-radius-large);
    background: var(--tk-sunken);
  }
  form.card {
    gap: var(--tk-space-6);
  }
  form > div {
    inline-size: 100%;
  }
  .prompt {
    display: block;
    margin-block-end: var(--tk-space-2);
    font-size: var(--tk-type-4);
    font-weight: 600;
  }
  .optional {
    color: var(--tk-muted);
    font-size: var(--tk-type-2);
    font-weight: 400;
  }
  .scale {
    display: grid;
    grid-template-columns: repeat(5, 1fr);
    gap: var(--tk-space-1);
  }
  .choice {
    position: relative;
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: var(--tk-space-1);
    min-block-size: var(--tk-target);
    padding: var(--tk-space-3) 2px;
    border: 1px solid transparent;
    border-radius: var(--tk-control-radius);
    background: var(--tk-surface);
    font-size: var(--tk-type-2);
    line-height: 1.25;
    text-align: center;
    cursor: pointer;
    transition:
      background var(--tk-fast),
      border-color var(--tk-fast);
  }
  .choice .icon {
    inline-size: calc(1.6 * var(--tk-icon));
    block-size: calc(1.6 * var(--tk-icon));
    color: var(--tk-muted);
  }
  .choice:hover,
  textarea:hover {
    border-color: var(--tk-edge);
  }
  .choice:has(:checked) {
    border-color: var(--tk-accent);
    background: var(--tk-accent-soft);
    box-shadow: inset 0 0 0 1px var(--tk-accent);
    font-weight: 600;
  }
  .choice:has(:checked) .icon {
    color: var(--tk-accent);
  }
  .choice:has(:focus-visible) {
    outline: 2px solid var(--tk-accent);
    outline-offset: 2px;
  }
  textarea {
    display: block;
    inline-size: 100%;
    padding: var(--tk-space-3);
    border: 1px solid var(--tk-edge);
    border-radius: var(--tk-control-radius);
    background: var(--tk-surface);
    resize: vertical;
  }
  [aria-invalid='true'] .choice,
  textarea[aria-invalid='true'] {
    border-color: var(--tk-trouble);
  }
  .hint {
    color: var(--tk-muted);
  }
  form .hint {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--tk-space-4);
    margin-block-start: var(--tk-space-1);
    font-size: var(--tk-type-2);
  }
  .count {
    font-variant-numeric: tabular-nums;
  }
  .note {
    display: flex;
    gap: var(--tk-space-2);
    color: var(--tk-trouble);
  }
  div > .note {
    margin-block-start: var(--tk-space-2);
  }
  .title {
    display: flex;
    align-items: center;
    gap: var(--tk-space-2);
    font-size: var(--tk-type-5);
    font-weight: 600;
    line-height: 1.3;
  }
  .title .icon {
    color: var(--tk-good);
  }
  .button {
    min-block-size: var(--tk-target);
    padding: 0 var(--tk-space-6);
    border: 1px solid var(--tk-edge);
    border-radius: var(--tk-control-radius);
    background: none;
    font-weight: 600;
    cursor: pointer;
  }
  .main {
    border-color: transparent;
    background: var(--tk-accent);
    color: var(--tk-on-accent);
    forced-color-adjust: none;
  }
  .card > .button:not(.main) {
    margin-block-start: var(--tk-space-2);
  }
  .skeleton {
    gap: var(--tk-space-3);
    animation: appear var(--tk-fast) 0.3s backwards;
  }
  .skeleton i {
    block-size: 1.2em;
    inline-size: 70%;
    border-radius: var(--tk-radius-small);
    background: var(--tk-line);
  }
  .skeleton i + i {
    block-size: 4em;
    inline-size: 100%;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @container (max-width: 16em) {
    .scale {
      grid-template-columns: 1fr;
    }
    .choice {
      flex-direction: row;
      padding: var(--tk-space-2) var(--tk-space-3);
      gap: var(--tk-space-3);
      font-size: inherit;
      text-align: start;
    }
    .choice .icon {
      inline-size: var(--tk-icon);
    }
  }
`;
