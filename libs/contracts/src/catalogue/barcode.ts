/** Lengths of the codes of GS1 that end in a check digit: EAN-8, UPC-A, EAN-13, GTIN-14. */
const lengths = [8, 12, 13, 14];

/**
 * The check digit of a GS1 code without it (GS1 General Specifications §7.9): digits weigh 3 and 1 in turn from the right; what
 * lacks to the next ten.
 */
export const barcodeCheckDigit = (digits: string): number => {
  const sum = [...digits].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
};

/**
 * Whether a code looks like EAN-8, UPC-A, EAN-13 or GTIN-14 and its check digit is wrong: most likely a typing error. Codes of
 * one's own are never wrong. Answers the digit that would be right.
 */
export const wrongCheckDigit = (barcode: string): number | null => {
  const code = barcode.trim();
  if (!/^\d+$/u.test(code) || !lengths.includes(code.length)) return null;
  const right = barcodeCheckDigit(code.slice(0, -1));
  return right === Number(code.at(-1)) ? null : right;
};
