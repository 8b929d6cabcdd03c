import { css } from 'lit';

/** Styles of the question before the chat ends. */
export const endQuestionStyles = css`
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
