/**
 * Parses an IP address into 4 or 16 bytes. An IPv4-mapped IPv6 address gives the bytes of its IPv4 address. Accepts
 * only the forms that URLs and resolvers use, because platforms disagree about old forms such as `0177.1`.
 *
 * @returns Undefined for any other text.
 */
export function addressBytes(address: string): readonly number[] | undefined {
  if (!address.includes(':')) return bytes4(address);
  const bytes = bytes6(address);
  const mapped = bytes?.slice(0, 12).every((byte, index) => byte === (index < 10 ? 0 : 255));
  return mapped ? bytes?.slice(12) : bytes;
}

function bytes4(text: string): number[] | undefined {
  const parts = text.split('.');
  const bytes = parts.map(Number);
  const decimal = parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part));
  return decimal && bytes.length === 4 && bytes.every((byte) => byte < 256) ? bytes : undefined;
}

const ipv6Length = 16;

function bytes6(text: string): number[] | undefined {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const first = groups(head, tail === undefined);
  const last = groups(tail ?? '', true);
  if (first === undefined || last === undefined) return undefined;
  const left = ipv6Length - first.length - last.length;
  // `::` stands for at least one group
  const fits = tail === undefined ? left === 0 : left >= 2;
  return fits ? [...first, ...new Array<number>(left).fill(0), ...last] : undefined;
}

/** Parses groups of up to four hex digits. The last group of an address may be an IPv4 address. */
function groups(text: string, ends: boolean): number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    const dotted = ends && index === parts.length - 1 && part.includes('.');
    const group = dotted ? bytes4(part) : hexGroup(part);
    if (group === undefined) return undefined;
    bytes.push(...group);
  }
  return bytes;
}

function hexGroup(part: string): number[] | undefined {
  if (!/^[\da-f]{1,4}$/i.test(part)) return undefined;
  const value = Number.parseInt(part, 16);
  return [value >> 8, value & 255];
}
