/** WebDriver's codes of keys, by the names that `sendKeys` takes. */
const keyCodes: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

const buttons = { left: 0, middle: 1, right: 2 } as const;

interface ButtonOptions {
  readonly button?: keyof typeof buttons;
}

/** One WebDriver command to the session: method, path below the session, body. */
export type SendCommand = (method: string, path: string, body?: unknown) => Promise<unknown>;

/**
 * The window of a WebDriver session with the interface of a Puppeteer page. web-test-runner's commands
 * (`sendKeys`, `sendMouse`, `setViewport`) call that interface, so tests read the same in each engine.
 */
export class WebKitPage {
  readonly #send: SendCommand;

  constructor(send: SendCommand) {
    this.#send = send;
  }

  readonly keyboard = {
    down: (key: string) => this.#keys(['keyDown', key]),
    up: (key: string) => this.#keys(['keyUp', key]),
    press: (key: string) => this.#keys(['keyDown', key], ['keyUp', key]),
    type: (text: string) =>
      this.#keys(
        ...[...text].flatMap((key) => [['keyDown', key] as const, ['keyUp', key] as const]),
      ),
  };

  readonly mouse = {
    move: (x: number, y: number) => this.#pointer({ type: 'pointerMove', duration: 0, x, y }),
    click: (x: number, y: number, { button = 'left' }: ButtonOptions = {}) =>
      this.#pointer(
        { type: 'pointerMove', duration: 0, x, y },
        { type: 'pointerDown', button: buttons[button] },
        { type: 'pointerUp', button: buttons[button] },
      ),
    down: ({ button = 'left' }: ButtonOptions = {}) =>
      this.#pointer({ type: 'pointerDown', button: buttons[button] }),
    up: ({ button = 'left' }: ButtonOptions = {}) =>
      this.#pointer({ type: 'pointerUp', button: buttons[button] }),
    reset: () => this.#send('DELETE', '/actions'),
  };

  /**
   * Resizes the window so that the page inside has the given size, in px. The toolbar prevents widths below
   * about 450 px. For such widths, resize the element's container instead.
   */
  async setViewport({ width, height }: { width: number; height: number }): Promise<void> {
    const script = 'return [outerWidth - innerWidth, outerHeight - innerHeight]';
    const body = { script, args: [] };
    const [extraWidth, extraHeight] = (await this.#send('POST', '/execute/sync', body)) as [
      number,
      number,
    ];
    await this.#send('POST', '/window/rect', {
      width: width + extraWidth,
      height: height + extraHeight,
    });
  }

  #keys(...strokes: readonly (readonly [type: string, key: string])[]): Promise<unknown> {
    const actions = strokes.map(([type, key]) => ({ type, value: keyCodes[key] ?? key }));
    return this.#send('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  #pointer(...actions: readonly object[]): Promise<unknown> {
    return this.#send('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
  }
}
