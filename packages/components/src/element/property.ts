import type { PropertyDeclaration, ReactiveElement } from 'lit';

/** A decorator for a field of an element, in TypeScript's experimental form. */
type FieldDecorator = (prototype: object, name: string) => void;

/**
 * Declares a reactive property. Replaces Lit's decorator, which also contains code for standard decorators that the
 * elements do not use.
 */
export function property(options?: PropertyDeclaration): FieldDecorator {
  return (prototype, name) =>
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
}

/** Declares internal reactive state. */
export const state = (): FieldDecorator => property({ state: true, attribute: false });
