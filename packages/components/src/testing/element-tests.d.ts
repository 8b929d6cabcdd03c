// Globals that the runner of the element tests (mocha, in the browser) defines.

/** The body of a test or a hook. */
type ElementTestBody = (this: { timeout(ms: number): void }) => void | Promise<void>;

declare function describe(title: string, body: () => void): void;
declare function it(title: string, body: ElementTestBody): void;
declare function before(body: ElementTestBody): void;
declare function after(body: ElementTestBody): void;
declare function beforeEach(body: ElementTestBody): void;
declare function afterEach(body: ElementTestBody): void;
