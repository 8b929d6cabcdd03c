import { css } from 'lit';

/** Styles of a printed inline chat: the whole transcript as dark text on white paper, without controls. */
export const printStyles = css`
  @media print {
    :host([inline]) {
      --teller-scheme: light;
      block-size: auto !important;
    }
    :host([inline]) .panel,
    .middle,
    .scroller {
      display: block;
      block-size: auto;
      overflow: visible;
    }
    .head {
      break-after: avoid;
    }
    .bubble.bubble {
      border-color: var(--tk-line);
      background: none;
      color: var(--tk-text);
    }
    .turn {
      break-inside: avoid;
    }
    .bottom,
    .earlier,
    .newest,
    .replies,
    .suggestions,
    .survey,
    .head button {
      display: none;
    }
  }
`;
