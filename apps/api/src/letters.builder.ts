import type { INestApplicationContext } from '@nestjs/common';
import { Config } from '@picolo/server/config';
import { Db } from '@picolo/server/db';
import type { Letter } from '@picolo/server/mail';
import { unseal } from '../../../libs/server/src/mail/sealed.js';

/** For tests: the letters queued to an address, newest first. */
export const lettersTo = async (app: INestApplicationContext, email: string): Promise<Letter[]> => {
  const secret = app.get(Config, { strict: false }).jwtSecret;
  const rows = await app
    .get(Db, { strict: false })
    .rows<{ letter: Buffer }>('SELECT letter FROM mails WHERE recipient = ? AND letter IS NOT NULL ORDER BY id DESC', [
      email,
    ]);
  return rows.map(({ letter }) => JSON.parse(unseal(secret, letter) ?? '{}') as Letter);
};

/** The token that a letter's button carries. */
export const tokenIn = (letter: Letter | undefined): string =>
  /#token=(.+)$/.exec(letter?.button?.path ?? '')?.[1] ?? '';
