import type { Locale } from '@picolo/contracts';
import type { Letters } from './letter-words.js';
import { lettersEn } from './letters.en.js';
import { lettersFr } from './letters.fr.js';

export type { Written } from './letter-words.js';

export const letters: Readonly<Record<Locale, Letters>> = { fr: lettersFr, en: lettersEn };
