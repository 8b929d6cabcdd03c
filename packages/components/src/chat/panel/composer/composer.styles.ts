import { css } from 'lit';

/** Styles of the area below the messages: notices, questions, the field and its buttons. */
export const bottomStyles = css`
  .bottom {
    display: flex;
    flex-direction: column;
    gap: var(--tk-space-2);
    padding: 0 var(--tk-space-3) calc(var(--tk-space-3) + env(safe-area-inset-bottom, 0px));
  }
  .bottom.closed {
    padding-block-start: var(--tk-space-3);
  }
  .composer {
    position: relative;
    display: flex;
    flex-direction: column;
    border-radius: var(--tk-radius-large);
    border: 1px solid var(--tk-edge);
  }
  .composer:has(textarea:focus-visible) {
    border-color: var(--tk-accent);
    outline: 1px solid var(--tk-accent);
  }
  textarea {
    display: block;
    inline-size: 100%;
    min-block-size: var(--tk-target);
    max-block-size: min(9.5em, 30dvh);
    padding: var(--tk-space-3) var(--tk-space-4) var(--tk-space-1);
    border: 0;
    background: none;
    resize: none;
    field-sizing: content;
    overflow-y: auto;
    scrollbar-width: thin;
  }
  textarea:focus {
    outline: none;
  }
  /* Phones zoom into the page when a field with a font smaller than 16 px gets the focus. */
  @media (pointer: coarse) {
    textarea {
      font-size: max(16px, var(--tk-type-3));
    }
  }
  .tools {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: var(--tk-space-2);
    padding: 0 5px 5px;
  }
  .person {
    display: inline-flex;
    align-items: center;
    gap: var(--tk-space-2);
    min-block-size: var(--tk-target);
    margin-inline-end: auto;
    padding: 0 var(--tk-space-3) 0 10px;
    border-radius: var(--tk-control-radius);
    background: none;
    color: var(--tk-accent);
    font-weight: 600;
    font-size: var(--tk-type-2);
    text-align: start;
  }
  .send {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: var(--tk-target);
    block-size: var(--tk-target);
    border-radius: var(--tk-radius-medium);
    background: var(--tk-accent);
    color: var(--tk-on-accent);
    transition: background var(--tk-fast) ease-out;
  }
  .send[aria-disabled='true'] {
    background: var(--tk-sunken);
    color: var(--tk-muted);
  }
  .single {
    flex-flow: row wrap;
    align-items: flex-end;
  }
  .single textarea {
    flex: 1;
    inline-size: auto;
    min-block-size: calc(var(--tk-target) + 12px);
    padding-block: calc((var(--tk-target) + 12px - 1lh) / 2);
  }
`;
