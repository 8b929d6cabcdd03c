/** A valid entry of `allowedOrigins` in its normal form, or the remedy for an invalid one. */
export type ParsedOrigin = { readonly origin: string } | { readonly problem: string };

/** Scheme, then host and port, then perhaps a slash. */
const shape = /^([a-z][a-z\d+.-]*):\/\/([^/?#@\\\s]*)\/?$/;
/** Host and port of an app's origin, such as `localhost` of `capacitor://localhost`, or `.` of `app://.`. */
const appHost = /^[a-z\d._-]+(:\d{1,5})?$/;
/** Two or more labels, so that no entry covers a whole top-level domain. The last label of an IP address is a number. */
const parentDomain = /^(localhost|[^.:]+(\.[^.:]+)*\.(?!\d+(:|$))[^.:]+)(:\d+)?$/;
/** Schemes that browsers know and that no page is loaded from. */
const schemesWithoutPages = ['ws', 'wss', 'ftp', 'data', 'blob', 'javascript', 'about'];

/**
 * Parses an entry of `allowedOrigins` and brings it into the form in which browsers send it: in lower case, without the
 * default port and the slash at the end, with an international name in Punycode (RFC 6454, section 6.2).
 *
 * @returns `*`, `null`, `file://`, an exact origin, or an origin whose host starts with `*.`; or the remedy.
 */
export function parseOrigin(text: string): ParsedOrigin {
  const given = text.trim().toLowerCase();
  if (given === '*' || given === 'null') return { origin: given };
  if (given === 'file://' || given === 'file:///') return { origin: 'file://' };
  const [, scheme, host] = shape.exec(given) ?? [];
  if (scheme === undefined || host === undefined)
    return {
      problem:
        'use a scheme and a host without a path, for example `https://www.bank.example`, or `capacitor://localhost` for an app',
    };
  if (schemesWithoutPages.includes(scheme))
    return {
      problem: 'no page has an origin of this scheme: use `https://`, or the scheme of an app',
    };
  if (scheme !== 'http' && scheme !== 'https') return parseAppOrigin(scheme, host);
  return host.includes('*') ? parseWildcard(scheme, host) : parseWebOrigin(scheme, host);
}

function parseAppOrigin(scheme: string, host: string): ParsedOrigin {
  if (appHost.test(host)) return { origin: `${scheme}://${host}` };
  return { problem: 'name the host of an app in full, for example `capacitor://localhost`' };
}

function parseWebOrigin(scheme: string, host: string): ParsedOrigin {
  const url = `${scheme}://${host}`;
  if (host !== '' && URL.canParse(url)) return { origin: new URL(url).origin };
  return { problem: 'its host or its port is malformed: check both' };
}

function parseWildcard(scheme: string, host: string): ParsedOrigin {
  const parent = host.startsWith('*.') ? host.slice(2) : '';
  const parsed = parseWebOrigin(scheme, parent);
  if (!parent.includes('*') && parentDomain.test(parent) && 'origin' in parsed)
    return { origin: parsed.origin.replace('//', '//*.') };
  return {
    problem:
      'put `*.` before a domain of two or more labels, as in `https://*.bank.example`, or use `*` alone for every origin',
  };
}
