import { DomainError } from '@picolo/contracts';
import { dictionary } from '@zxcvbn-ts/language-common';

/** What is typed first on a French keyboard or by French speakers; the package's list is mostly English. */
const french = ['motdepasse', 'azertyuiop', 'azertyuiopqsdfghjklm', 'jetaimejetaime', 'bonjourbonjour', 'doudoudoudou'];

const common: ReadonlySet<string> = new Set([...dictionary['passwords-common'], ...french]);

const fewestDifferent = 5;
const shortestWord = 8;

/** The word in `password123!`, `!!Password` and the like. */
const wordIn = (password: string): string => password.replace(/^\P{L}+|\P{L}+$/gu, '');

const isWeak = (password: string, email: string): boolean => {
  const lower = password.normalize('NFKC').toLowerCase();
  const word = wordIn(lower);
  return (
    common.has(lower) ||
    (word.length >= shortestWord && common.has(word)) ||
    new Set(lower).size < fewestDifferent ||
    lower === email ||
    lower === email.split('@')[0]
  );
};

/**
 * Refuses passwords that are guessed first: the common ones, also with digits around them, those of a few characters
 * repeated, and one's own address (ID-2; NIST SP 800-63B 5.1.1.2). Length is checked at the edge.
 */
export const refuseWeakPassword = (password: string, email: string): void => {
  if (isWeak(password, email)) throw new DomainError('IDENTITY.WEAK_PASSWORD');
};
