import { css } from 'lit';

/** Styles of both queue views and of the placeholder before a view has loaded. */
export const queueStyles = css`
  :host {
    container-type: inline-size;
  }
  p {
    margin: 0;
  }
  .card {
    display: grid;
    justify-items: start;
    gap: var(--tk-space-1);
    padding: var(--tk-space-4);
    border-radius: var(--tk-radius-large);
    background: var(--tk-sunken);
  }
  .wait,
  .title {
    font-size: var(--tk-type-4);
    font-weight: 600;
  }
  .title {
    display: flex;
    align-items: center;
    gap: var(--tk-space-2);
    font-size: var(--tk-type-5);
    line-height: 1.3;
  }
  .hint {
    color: var(--tk-muted);
  }
  .button {
    min-block-size: var(--tk-target);
    margin-block-start: var(--tk-space-2);
    padding: 0 var(--tk-space-4);
    border: 1px solid var(--tk-edge);
    border-radius: var(--tk-control-radius);
    background: none;
    font-weight: 600;
    cursor: pointer;
  }
  .button:hover {
    border-color: currentColor;
  }
  .skeleton {
    animation: arrive var(--tk-fast) 0.3s backwards;
  }
  .skeleton i {
    block-size: 1em;
    inline-size: 60%;
    border-radius: var(--tk-radius-small);
    background: var(--tk-line);
  }
  .skeleton i:nth-of-type(2) {
    block-size: calc(2 * var(--tk-type-6));
    inline-size: 30%;
  }
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(0.25em);
    }
  }
`;
