import { css } from 'lit';

/**
 * Styles of the public display of a queue. Sizes scale with the screen, so that the display is readable across a hall.
 */
export const boardStyles = css`
  :host([view='board']) {
    block-size: 100%;
    container-type: inline-size;
  }
  .board {
    --step: clamp(9px, 1.25cqi, 26px);
    display: grid;
    grid-template: auto 1fr auto / 1.75fr 1fr;
    gap: calc(2 * var(--step)) calc(3 * var(--step));
    min-block-size: 100%;
    padding: calc(2.5 * var(--step));
    background: var(--tk-surface);
    font-size: calc(1.5 * var(--step));
    line-height: 1.25;
    font-variant-numeric: tabular-nums;
  }
  .board ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .top,
  .newcomers {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3em 0.7em;
  }
  .top {
    justify-content: space-between;
  }
  .queue {
    font-size: calc(2.2 * var(--step));
    font-weight: 650;
  }
  .board .icon {
    inline-size: 1.2em;
    block-size: 1.2em;
  }
  .stale {
    display: flex;
    align-items: center;
    gap: 0.4em;
    color: var(--tk-attention);
  }
  .caption {
    display: flex;
    justify-content: space-between;
    margin-block-end: 0.5em;
    color: var(--tk-muted);
    font-weight: 600;
  }
  .none,
  .more {
    color: var(--tk-muted);
  }
  .calls {
    display: grid;
    gap: var(--step);
  }
  .call {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 1em;
    padding: calc(0.7 * var(--step)) calc(1.6 * var(--step));
    border-radius: calc(1.2 * var(--step));
    background: var(--tk-sunken);
    font-size: calc(3.2 * var(--step));
    font-weight: 650;
    animation: arrive var(--tk-slow) ease-out;
  }
  .call:first-child {
    background: var(--tk-accent);
    color: var(--tk-on-accent);
    forced-color-adjust: none;
    font-size: calc(5.4 * var(--step));
  }
  .call .ticket {
    display: inline;
    letter-spacing: -0.01em;
  }
  .tickets {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(calc(8 * var(--step)), 1fr));
    gap: calc(0.6 * var(--step));
    font-size: calc(2 * var(--step));
    font-weight: 600;
  }
  .tickets li {
    padding: 0.35em 0.6em;
    border-radius: calc(0.7 * var(--step));
    background: var(--tk-sunken);
    text-align: center;
  }
  .more {
    margin-block-start: 0.6em;
  }
  .newcomers {
    padding-block-start: var(--step);
    border-block-start: 1px solid var(--tk-line);
    color: var(--tk-muted);
  }
  .newcomers strong {
    color: var(--tk-text);
    font-size: calc(2 * var(--step));
  }
  .empty {
    grid-template: none;
    place-content: center;
    min-block-size: max(100%, 12em);
    text-align: center;
  }
  @container (max-width: 640px) {
    .board:not(.empty) {
      grid-template: none;
      block-size: auto;
    }
  }
`;
