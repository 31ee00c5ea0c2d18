/** The 9 digits of a SIREN without the spaces people write; null when they are not 9 digits with a valid Luhn key (INSEE). */
export const readSiren = (typed: string): string | null => {
  const digits = typed.replace(/[\s.]/g, '');
  return /^\d{9}$/.test(digits) && luhn(digits) ? digits : null;
};

/** Luhn (ISO/IEC 7812-1): from the right every second digit doubled, its digits summed; the total is a multiple of ten. */
const luhn = (digits: string): boolean => {
  const total = [...digits].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return total % 10 === 0;
};
