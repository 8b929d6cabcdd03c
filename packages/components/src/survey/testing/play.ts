import { waitFor } from 'storybook/test';

/** Waits for an element in the survey's shadow root. */
async function find<E extends HTMLElement>(canvas: HTMLElement, selector: string): Promise<E> {
  return waitFor(
    () => {
      const found = canvas.querySelector('teller-survey')?.shadowRoot?.querySelector<E>(selector);
      if (!found) throw new Error(`The survey has no element that matches \`${selector}\`.`);
      return found;
    },
    { timeout: 60_000 },
  );
}

/** Chooses a score from 1 to 5 and writes a comment. */
export async function fill(canvas: HTMLElement, score: number, comment: string): Promise<void> {
  (await find(canvas, `input[value='${score}']`)).click();
  const field = await find<HTMLTextAreaElement>(canvas, 'textarea');
  field.value = comment;
  field.dispatchEvent(new Event('input'));
}

/** Presses a button of the survey. */
export async function press(canvas: HTMLElement, part: string): Promise<void> {
  (await find(canvas, `[part~='${part}']`)).click();
}
