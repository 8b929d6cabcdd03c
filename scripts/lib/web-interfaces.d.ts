/**
 * Names of web interfaces that the published types mention. A consumer without the DOM library and without the types of
 * a runtime compiles with these empty interfaces. In all other programs they merge with the complete interfaces, as
 * those of `global.d.ts` in `@types/react` do.
 */
/* eslint-disable @typescript-eslint/no-empty-object-type, @typescript-eslint/no-explicit-any, @typescript-eslint/no-unused-vars --
   an interface merges only with the same type parameters, and must add no member */
declare global {
  interface AbortSignal {}
  interface Event {}
  interface Headers {}
  // The type parameter must be the same as in the DOM library
  interface ReadableStream<R = any> {}
  interface Request {}
  interface RequestInit {}
  interface Response {}
  interface Storage {}
  interface URL {}
}

export {};
