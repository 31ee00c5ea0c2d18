import { SetMetadata } from '@nestjs/common';
import type { Locale } from '@picolo/contracts';
import type { Tx } from '../db/tx.js';

export const personalDataKey = 'picolo:personal-data';

/** A client as all features know them (ID-9). */
export interface Person {
  /** Their record, and those that became part of it. */
  readonly clientIds: readonly number[];
  /** Their account; null when they have none. */
  readonly userId: number | null;
  /** As their records and account call them. */
  readonly names: readonly string[];
  /** Addresses that are theirs. */
  readonly emails: readonly string[];
  readonly locale: Locale;
}

export interface PersonalFile {
  /** Inside the archive: `orders/orders.csv`. */
  readonly path: string;
  readonly content: string | Buffer;
}

/** What one feature keeps of a person. */
export interface PersonalDataSource {
  /** For the person to read; in an order that stays the same. */
  files?(person: Person): AsyncIterable<PersonalFile>;
  /** How many matters are still open: while there are any, nothing is erased. */
  openMatters?(tx: Tx, person: Person): Promise<number>;
  /** Takes every value out that tells who the person is. What the law wants kept stays. */
  erase?(tx: Tx, person: Person): Promise<void>;
}

/** Marks the class in which a feature answers for the personal data that it keeps. */
export const HoldsPersonalData = (): ClassDecorator => SetMetadata(personalDataKey, true);
