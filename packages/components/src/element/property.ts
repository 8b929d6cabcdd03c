import type { PropertyDeclaration, ReactiveElement } from 'lit';

/** A decorator for a field of an element. */
type FieldDecorator = (prototype: object, name: string) => void;

/**
 * Declares a reactive property. Lit's decorator also supports the standard's decorators; nothing here uses
 * them, and every page would load that code.
 */
export function property(options?: PropertyDeclaration): FieldDecorator {
  return (prototype, name) =>
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
}

/** Declares internal reactive state. */
export const state = (): FieldDecorator => property({ state: true, attribute: false });
