import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { onSignOut, signOutsOf } from './sign-out.ts';

/**
 * Listens for the sign-out of a client's customer while the element is in the page. The page holds each listener, so a
 * listener of a removed element would keep that element for ever. An element that missed a sign-out catches up when the
 * page inserts the element again.
 */
export class SignOutController implements ReactiveController {
  #client: object | undefined;
  /** Number of sign-outs of the client that the element has handled. */
  #handled = 0;
  #unfollow: (() => void) | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onSignOut: () => unknown;

  /** @param onSignOut - Deletes the customer's data. If it returns a promise, the sign-out waits for that promise. */
  constructor(host: ReactiveControllerHost & HTMLElement, onSignOut: () => unknown) {
    this.#host = host;
    this.#onSignOut = onSignOut;
    host.addController(this);
  }

  /** Follows a client in place of the last one. Without a client, follows none. */
  follow(client: object | undefined): void {
    if (client === this.#client) return;
    this.#client = client;
    this.#handled = client ? signOutsOf(client) : 0;
    this.hostDisconnected();
    if (this.#host.isConnected) this.hostConnected();
  }

  hostConnected(): void {
    const client = this.#client;
    if (!client) return;
    this.#unfollow = onSignOut(client, this.#signOut);
    if (signOutsOf(client) > this.#handled) void this.#signOut();
  }

  hostDisconnected(): void {
    this.#unfollow?.();
  }

  readonly #signOut = (): unknown => {
    if (this.#client) this.#handled = signOutsOf(this.#client);
    return this.#onSignOut();
  };
}
