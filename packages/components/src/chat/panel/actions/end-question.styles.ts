import { css } from 'lit';

/** Styles of the button that ends the chat, and of its question. */
export const endQuestionStyles = css`
  .quiet {
    background: none;
    flex: none;
    min-block-size: var(--tk-target);
    /* The padding keeps enough distance, and the title needs the space. */
    margin-inline: calc(-1 * var(--tk-space-2));
    padding-inline: var(--tk-space-2);
    border-radius: var(--tk-control-radius);
    color: var(--tk-muted);
    font-size: var(--tk-type-2);
  }
  .quiet:hover {
    background: var(--tk-sunken);
    color: var(--tk-text);
  }
  .question {
    padding: var(--tk-space-3) var(--tk-space-4);
    border-radius: var(--tk-radius-large);
    background: var(--tk-sunken);
  }
  .question strong {
    font-weight: 600;
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: var(--tk-space-2);
    margin-block-start: var(--tk-space-3);
  }
  .answers .button {
    flex: 1;
  }
`;
