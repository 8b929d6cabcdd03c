/** What follows a verb to say where to, whether and how far: 吞进去, 登不上, 用完, 刷不出来. */
const complementPattern =
  /(?<=.)(?:[不得]?[进出上下回过起]?[来去]|[不得][上了到掉住]|[掉完到住])$/u;

/**
 * Takes the complement off a Chinese verb, since the dictionary cuts the two as one rare word.
 */
export function stemChinese(word: string): string {
  return word.replace(complementPattern, '');
}
