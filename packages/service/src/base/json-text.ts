declare const content: unique symbol;

/**
 * A text column that holds JSON of this type. Both databases return the column as text. The text is parsed only
 * when the value is needed, so rows that are only passed on cost no parsing.
 */
export type JsonText<Value> = string & { readonly [content]: Value };

/**
 * Writes a value for a column of JSON.
 */
export function writeJson<Value>(value: Value): JsonText<Value> {
  return JSON.stringify(value) as JsonText<Value>;
}

/**
 * Reads the value of a column of JSON.
 */
export function readJson<Value>(text: JsonText<Value>): Value {
  return JSON.parse(text) as Value;
}
