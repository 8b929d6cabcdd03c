import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { customerOf } from './sign-out.ts';
import type { Customer } from './sign-out.ts';

/**
 * Listens for the sign-out of a client's customer while the element is in the page. The page holds each listener, so a
 * listener of a removed element would keep that element for ever. An element that missed a sign-out catches up when the
 * page inserts the element again.
 */
export class SignOutController implements ReactiveController {
  #customer: Customer | undefined;
  /** Number of sign-outs of the customer that the element has handled. */
  #handled = 0;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onSignOut: () => unknown;

  /** @param onSignOut - Deletes the customer's data. If it returns a promise, the sign-out waits for that promise. */
  constructor(host: ReactiveControllerHost & HTMLElement, onSignOut: () => unknown) {
    this.#host = host;
    this.#onSignOut = onSignOut;
    host.addController(this);
  }

  /** Follows the customer of a client in place of the last one. Without a client, follows none. */
  follow(client: object | undefined): void {
    const customer = client && customerOf(client);
    if (customer === this.#customer) return;
    this.hostDisconnected();
    this.#customer = customer;
    this.#handled = customer?.signOuts ?? 0;
    if (this.#host.isConnected) this.hostConnected();
  }

  hostConnected(): void {
    const customer = this.#customer;
    if (!customer) return;
    customer.listeners.add(this.#signOut);
    if (customer.signOuts > this.#handled) void this.#signOut();
  }

  hostDisconnected(): void {
    this.#customer?.listeners.delete(this.#signOut);
  }

  readonly #signOut = (): unknown => {
    this.#handled = this.#customer?.signOuts ?? 0;
    return this.#onSignOut();
  };
}
