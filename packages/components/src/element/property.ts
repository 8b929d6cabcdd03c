import type { PropertyDeclaration, ReactiveElement } from 'lit';

/** Marks a field of an element. */
type FieldDecorator = (prototype: object, name: string) => void;

/**
 * Declares a reactive property: Lit's own decorator without the half for the standard's decorators, which
 * nobody here writes and every page would load.
 */
export function property(options?: PropertyDeclaration): FieldDecorator {
  return (prototype, name) =>
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
}

/** Declares a reactive property of the element's own. */
export const state = (): FieldDecorator => property({ state: true, attribute: false });
