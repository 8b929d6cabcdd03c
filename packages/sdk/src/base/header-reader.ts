/** Headers that can be read by name, such as the `Headers` of the web. @public */
export interface HeaderReader {
  /** Returns the value of a header, or null if it is absent. The case of the name is irrelevant. */
  get(name: string): string | null;
}
