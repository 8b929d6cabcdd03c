/** Complements of a Chinese verb, which say the direction, the possibility or the extent: 吞进去, 登不上, 用完, 刷不出来. */
const complementPattern =
  /(?<=.)(?:[不得]?[进出上下回过起]?[来去]|[不得][上了到掉住]|[掉完到住])$/u;

/**
 * Removes the complement from a Chinese verb, because the dictionary takes verb and complement for one rare word.
 */
export function stemChinese(word: string): string {
  return word.replace(complementPattern, '');
}
