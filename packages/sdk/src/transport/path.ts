/**
 * Puts parameters into a path such as `/v1/queues/{queueId}`. A value stays one segment whatever it
 * holds, so that it cannot lead to another endpoint.
 *
 * @throws TypeError for a value that is missing, empty, a dot segment or not well-formed; it names the
 * parameter, not the value.
 */
export function fillPath(path: string, params: Readonly<Record<string, unknown>> = {}): string {
  return path.replace(/{(\w+)}/g, (_, name: string) => {
    const value = params[name];
    try {
      if (typeof value === 'string' && !/^\.{0,2}$/.test(value)) return encodeURIComponent(value);
    } catch {
      // Not well-formed. What is thrown here does not name the parameter.
    }
    throw new TypeError(`${name} must be an id.`);
  });
}
