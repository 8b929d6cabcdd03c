/** Numbers of cards, accounts and persons, each in a form in which people or attackers type them. */
export const numberForms: readonly string[] = [
  '4111111111111111',
  '4111-1111-1111-1111',
  '4111 1111 1111 1111',
  '4111.1111.1111.1111',
  '4111_1111_1111_1111',
  '4111a1111b1111c1111',
  'card-4111-1111-1111-1111-paid',
  '４１１１１１１１１１１１１１１１',
  '٤١١١١١١١١١١١١١١١',
  '4111\u200b1111\u200b1111\u200b1111',
  'DE89370400440532013000',
  'de89-3704-0044-0532-0130-00',
  'GB29 NWBK 6016 1331 9268 19',
  'nl91-abna-0417-1643-00',
  '11010519491231002X',
  '110105-19491231-002x',
  '1-1-0-1-0-5-1-9-4-9-1-2-3-1-0-0-2-x',
  '138-1234-5678',
];

const compactNumbers = [
  '4111111111111111',
  'de89370400440532013000',
  'gb29nwbk60161331926819',
  'nl91abna0417164300',
  '11010519491231002',
  '13812345678',
];

/** Returns the forms and numbers that a text holds. A number counts with separators, too. */
export function numbersIn(text: string): string[] {
  const plain = normalize(text);
  const compact = plain.replaceAll(/[\s\-_.+%\u200b]/g, '');
  const raw = numberForms.filter(
    (form) => text.includes(form) || text.includes(encodeURIComponent(form)),
  );
  return [...raw, ...compactNumbers.filter((number) => compact.includes(number))];
}

function normalize(text: string): string {
  const arabicZero = 0x660;
  return text
    .normalize('NFKC')
    .replaceAll(/[٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) - arabicZero))
    .toLowerCase();
}
