import { css } from 'lit';

/** Styles of the view that shows a customer's place. */
export const placeStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--tk-space-4);
    inline-size: 100%;
    margin-block-end: var(--tk-space-2);
    color: var(--tk-muted);
    font-size: var(--tk-type-2);
    overflow-wrap: anywhere;
  }
  .ticket {
    display: flex;
    align-items: center;
    gap: var(--tk-space-1);
  }
  .ticket,
  .figure,
  .wait {
    font-variant-numeric: tabular-nums;
  }
  .place {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--tk-space-2);
  }
  .figure {
    font-size: calc(2 * var(--tk-type-6));
    font-weight: 650;
    line-height: 1.15;
    letter-spacing: -0.02em;
    animation: arrive var(--tk-slow) ease-out;
  }
  .people {
    display: flex;
    align-items: center;
    gap: var(--tk-space-1);
    margin-block: var(--tk-space-1) var(--tk-space-2);
    color: var(--tk-muted);
    font-size: var(--tk-type-1);
  }
  .people i {
    inline-size: 10px;
    aspect-ratio: 1;
    border-radius: 50%;
    background: var(--tk-edge);
    forced-color-adjust: none;
  }
  .people .own {
    background: var(--tk-accent);
    outline: 2px solid var(--tk-accent);
    outline-offset: 2px;
    margin-inline: 4px;
  }
  .note {
    display: flex;
    gap: var(--tk-space-2);
    color: var(--tk-attention);
  }
  .note .icon {
    margin-block-start: 0.1em;
  }
  .called {
    background: var(--tk-good-soft);
  }
  .called .title {
    color: var(--tk-good);
  }
  .main {
    border-color: transparent;
    background: var(--tk-accent);
    color: var(--tk-on-accent);
    forced-color-adjust: none;
  }
  .confirm {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--tk-space-2);
    inline-size: 100%;
    margin-block-start: var(--tk-space-2);
    padding-block-start: var(--tk-space-3);
    border-block-start: 1px solid var(--tk-line);
  }
  .confirm p {
    flex: 0 0 100%;
  }
  #question {
    font-weight: 600;
  }
`;
