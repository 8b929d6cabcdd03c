import { css } from 'lit';

/** Styles of the launcher and of the panel's box. These styles are needed before the panel's code loads. */
export const chatStyles = css`
  :host {
    --inset: var(--teller-launcher-inset, 24px);
    --layer: var(--teller-layer, 1000);
  }
  /* The first column gives a container that shrinks to its content, such as a dialog, the width of the panel. */
  :host([inline]) {
    display: grid;
    grid-template:
      minmax(0, 1fr) / minmax(0, var(--teller-panel-width, calc(400px + 120px * var(--tk-e))))
      minmax(0, 1fr);
    block-size: 640px;
    min-block-size: 320px;
  }
  /* Forced-colors mode draws this transparent border, so that the edge of each button stays visible. */
  button {
    border: 1px solid transparent;
    cursor: pointer;
  }
  .button {
    min-block-size: var(--tk-target);
    padding: var(--tk-space-2) var(--tk-space-4);
    border-radius: var(--tk-control-radius);
    background: var(--tk-accent);
    color: var(--tk-on-accent);
    font-weight: 600;
    forced-color-adjust: none;
  }
  .corner,
  .panel {
    position: fixed;
    inset-block-end: calc(var(--inset) + env(safe-area-inset-bottom, 0px));
    inset-inline-end: var(--inset);
    z-index: var(--layer);
    display: flex;
    flex-direction: column;
  }
  :host([across]) :is(.corner, .panel) {
    inset-inline: var(--inset) auto;
  }
  .corner {
    align-items: end;
    gap: var(--tk-space-2);
  }
  .launcher {
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-inline-size: max(56px, var(--tk-target));
    min-block-size: max(56px, var(--tk-target));
    padding: 0;
    border-radius: var(--tk-radius-round);
    background: var(--tk-accent);
    color: var(--tk-on-accent);
    font-weight: 600;
    box-shadow: var(--tk-shadow);
    transition:
      transform var(--tk-fast) ease-out,
      filter var(--tk-fast) ease-out;
  }
  .launcher:hover {
    filter: brightness(1.08);
  }
  .launcher:active {
    transform: scale(0.96);
  }
  .launcher .icon {
    inline-size: 26px;
    block-size: 26px;
  }
  :host([elder]) .launcher {
    gap: var(--tk-space-3);
    padding-inline: var(--tk-space-6);
  }
  .badge {
    position: absolute;
    inset-block-start: -4px;
    inset-inline-end: -4px;
    min-inline-size: 22px;
    padding-inline: 6px;
    border: 2px solid var(--tk-surface);
    border-radius: var(--tk-radius-round);
    background: var(--tk-trouble);
    color: var(--tk-surface);
    font-size: max(12px, var(--tk-type-1));
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    line-height: 1.5;
    text-align: center;
  }
  /* Shows the spinner only if loading takes longer than 0.3 s. */
  .launcher.busy::after {
    content: '';
    position: absolute;
    inset: 4px;
    border: 2px solid transparent;
    border-block-start-color: currentcolor;
    border-radius: inherit;
    opacity: 0;
    animation:
      appear var(--tk-fast) 0.3s forwards,
      turn 0.9s linear infinite;
  }
  .broken {
    display: grid;
    justify-items: center;
    gap: var(--tk-space-4);
    max-inline-size: 280px;
    margin: auto;
    padding: var(--tk-space-4);
    border-radius: var(--tk-radius-medium);
    background: var(--tk-surface);
    color: var(--tk-text);
    text-align: center;
    box-shadow: var(--tk-shadow);
  }
  .panel .broken {
    box-shadow: none;
  }
  .panel {
    container-type: inline-size;
    inline-size: min(
      var(--teller-panel-width, calc(400px + 120px * var(--tk-e))),
      100vw - 2 * var(--inset)
    );
    block-size: min(
      var(--teller-panel-height, calc(680px + 120px * var(--tk-e))),
      100dvh - 2 * var(--inset)
    );
    overflow: hidden;
    border: 1px solid transparent;
    border-radius: var(--teller-panel-radius, var(--tk-radius-large));
    background: var(--tk-surface);
    box-shadow: var(--tk-shadow);
    animation: arrive var(--tk-slow) cubic-bezier(0.2, 0.8, 0.3, 1);
  }
  .panel:focus {
    outline: none;
  }
  :host([inline]) .panel {
    position: relative;
    inset: auto;
    z-index: auto;
    grid-column: 1 / -1;
    inline-size: 100%;
    block-size: 100%;
    border-color: var(--tk-line);
    box-shadow: none;
    animation: none;
  }
  @media (max-width: 480px), (max-height: 480px) {
    :host(:not([inline])) .panel {
      inset-block: var(--view-top, 0) auto;
      inset-inline: 0;
      inline-size: 100%;
      block-size: var(--view-height, 100dvh);
      border: 0;
      border-radius: 0;
    }
  }
  @media (prefers-reduced-motion) {
    .launcher.busy::after {
      animation-duration: 0s;
      animation-iteration-count: 1;
    }
    .launcher:active {
      transform: none;
    }
  }
  @media print {
    .corner,
    :host(:not([inline])) .panel {
      display: none;
    }
  }
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(12px) scale(0.98);
    }
  }
  @keyframes appear {
    to {
      opacity: 1;
    }
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
`;
