declare const content: unique symbol;

/**
 * The text of a text column that holds a `Value` as JSON. SQLite and PostgreSQL return the column as text. Code parses
 * the text only where it needs the value.
 */
export type JsonText<Value> = string & { readonly [content]: Value };

/**
 * Encodes a value as JSON for a text column.
 */
export function writeJson<Value>(value: Value): JsonText<Value> {
  return JSON.stringify(value) as JsonText<Value>;
}

/**
 * Parses the JSON of a text column and returns the value.
 */
export function readJson<Value>(text: JsonText<Value>): Value {
  return JSON.parse(text) as Value;
}
