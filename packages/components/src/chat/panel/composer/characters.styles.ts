import { css } from 'lit';

/** Styles of the field near and above the limit of characters. */
export const charactersStyles = css`
  .composer:has([aria-invalid='true']) {
    border-color: var(--tk-trouble);
    outline: 1px solid var(--tk-trouble);
  }
  .single .characters {
    flex-basis: 100%;
  }
  .characters {
    padding: 0 var(--tk-space-4) var(--tk-space-2);
    color: var(--tk-muted);
    font-size: var(--tk-type-2);
    font-variant-numeric: tabular-nums;
  }
  .characters.over {
    color: var(--tk-trouble);
  }
`;
