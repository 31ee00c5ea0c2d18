import { describe, expect, it } from 'vitest';
import { refuseWeakPassword } from './password-policy.js';

const refused = (password: string): boolean => {
  try {
    refuseWeakPassword(password, 'camille.martin@exemple.fr');
    return false;
  } catch {
    return true;
  }
};

describe('passwords', () => {
  it.each([
    'qwertyuiop',
    'QWERTYUIOP',
    '1234567890',
    'motdepasse',
    'MotDePasse2026!',
    'Password123!',
    'azertyuiop12',
    'aaaaaaaaaaaa',
    '1212121212',
    'camille.martin',
    'Camille.Martin@exemple.fr',
  ])('ID-2 refuses %s', (password) => {
    expect(refused(password)).toBe(true);
  });

  it.each(['Picolo-2026!', 'trois chevaux bleus', 'vGk72!pQmz', 'été à la mer 12'])('ID-2 accepts %s', (password) => {
    expect(refused(password)).toBe(false);
  });
});
