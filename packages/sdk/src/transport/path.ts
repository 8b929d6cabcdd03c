/**
 * Puts parameters into a path such as `/v1/queues/{queueId}`. Each value stays one segment, so that it cannot lead to
 * another endpoint.
 *
 * @throws TypeError for a value that is missing, empty, a dot segment or not well-formed. The message names the
 * parameter and never quotes the value.
 */
export function fillPath(path: string, params: Readonly<Record<string, unknown>> = {}): string {
  return path.replace(/{(\w+)}/g, (_, name: string) => {
    const value = params[name];
    try {
      if (typeof value === 'string' && !/^\.{0,2}$/.test(value)) return encodeURIComponent(value);
    } catch {
      // Not well-formed. The platform's error does not name the parameter.
    }
    throw new TypeError(`\`${name}\` must be an id.`);
  });
}
