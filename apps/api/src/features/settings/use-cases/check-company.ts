import { DomainError, type CompanySettings, type FieldError } from '@picolo/contracts';
import { isValidIBAN } from 'ibantools';
import { readSiren, readVatNumber } from '../../clients/index.js';

/** Luhn, as for the SIREN; the post office of France alone counts its SIRETs otherwise. */
const LA_POSTE = '356000000';

/** 14 digits with a valid key that begin with the SIREN. */
function isSiret(siret: string, siren: string): boolean {
  if (!/^\d{14}$/u.test(siret) || !siret.startsWith(siren)) return false;
  const digits = [...siret].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const weighed = index % 2 === 0 ? digit : digit * 2;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  const plain = digits.reduce((total, digit) => total + digit, 0);
  return sum % 10 === 0 || (siren === LA_POSTE && plain % 5 === 0);
}

const compact = (value: string | null): string => (value ?? '').replace(/[\s.]/gu, '').toUpperCase();

/**
 * The settings as they are stored: numbers without spaces, legal texts oldest first. Every number is checked by its key
 * (IN-7). Throws REQUEST.INVALID with the fields that do not hold.
 */
export function checkedCompany(input: CompanySettings): CompanySettings {
  const siren = readSiren(input.siren);
  const siret = input.siret === null ? null : compact(input.siret);
  const vatNumber = input.vatNumber === null ? null : readVatNumber(input.vatNumber, siren ?? undefined);
  const iban = input.iban === null ? null : compact(input.iban);
  const days = input.legalTexts.map(({ validFrom }) => validFrom);
  const checks: [field: string, rule: string, holds: boolean][] = [
    ['siren', 'siren', siren !== null],
    ['siret', 'siret', siret === null || isSiret(siret, siren ?? '')],
    ['vatNumber', 'vatNumber', input.vatNumber === null || vatNumber !== null],
    ['iban', 'iban', iban === null || isValidIBAN(iban)],
    ['timeZone', 'timeZone', isTimeZone(input.timeZone)],
    ['legalTexts', 'arrayUnique', new Set(days).size === days.length],
  ];
  const fields = checks
    .filter(([, , holds]) => !holds)
    .map(([field, rule]): FieldError => ({ field, rule, message: rule }));
  if (fields.length > 0 || siren === null) throw new DomainError('REQUEST.INVALID', { fields });
  const legalTexts = [...input.legalTexts].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return { ...input, siren, siret, vatNumber, iban, legalTexts };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
