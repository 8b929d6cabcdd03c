/** Waits for something in the survey's shadow root. */
async function find<E extends HTMLElement>(canvas: HTMLElement, selector: string): Promise<E> {
  const survey = canvas.querySelector('teller-survey');
  for (let look = 0; look < 200; look += 1) {
    const found = survey?.shadowRoot?.querySelector<E>(selector);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`There is no ${selector} in the survey.`);
}

/** Chooses a score from 1 to 5 and writes a comment, as a customer does. */
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
