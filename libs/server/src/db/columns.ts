/** DECIMAL(19,4) text of the driver → integer ten-thousandths. */
export const decimalToQuantity = (text: string | number): number => {
  const match = /^(-?)(\d+)(?:\.(\d{1,4}))?0*$/.exec(String(text));
  if (match === null) throw new RangeError(`not a DECIMAL(19,4): ${String(text)}`);
  const [, sign, whole, fraction = ''] = match;
  const value = Number(`${whole ?? '0'}${fraction.padEnd(4, '0')}`);
  return sign === '-' && value !== 0 ? -value : value;
};

/** Integer ten-thousandths → DECIMAL(19,4) text. */
export const quantityToDecimal = (quantity: number): string => {
  const digits = String(Math.abs(quantity)).padStart(5, '0');
  return `${quantity < 0 ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
};

/** Integer ten-thousandths → JSON number with at most 4 decimals. */
export const quantityToJson = (quantity: number): number =>
  // Both a division and the reading of a decimal round once and to the nearest: the same number, without the text.
  quantity === 0 ? 0 : quantity / 10_000;

/** JSON number with at most 4 decimals (checked at the edge) → integer ten-thousandths. */
export const jsonToQuantity = (value: number): number => decimalToQuantity(value.toFixed(4));

/** JSON columns arrive as text from MariaDB and parsed from MySQL. */
export const parseJson = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);
