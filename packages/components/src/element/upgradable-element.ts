import { LitElement } from 'lit';
import type { PropertyValues } from 'lit';

/**
 * The base class of all elements. It takes over properties that the page set before the element was defined, as soon as
 * the element is in the page. Lit takes them over only in the first update, which waits for strings, and then overwrites
 * newer values: the element would get back the token of a customer who has signed out meanwhile.
 * @public
 */
export class UpgradableElement extends LitElement {
  #changed: PropertyValues | undefined;

  override connectedCallback(): void {
    if (!this.hasUpdated) {
      this.#changed = new Map();
      // Takes the properties over, and ends in `shouldUpdate`
      this.performUpdate();
      const changed = this.#changed;
      this.#changed = undefined;
      // The first update that renders gets everything that has changed so far, at least the initial values
      for (const [name, old] of changed) this.requestUpdate(name, old);
    }
    super.connectedCallback();
  }

  protected override shouldUpdate(changed: PropertyValues): boolean {
    if (this.#changed) this.#changed = changed;
    return !this.#changed;
  }
}
