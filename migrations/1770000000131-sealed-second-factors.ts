import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Row {
  readonly user_id: number;
  readonly secret: Buffer | null;
  readonly new_secret: Buffer | null;
}

function keyOfInstallation(): Buffer {
  const secret = process.env['JWT_SECRET'] ?? '';
  if (secret === '') throw new Error('JWT_SECRET is missing: second factors are encrypted with a key derived from it');
  return Buffer.from(hkdfSync('sha256', secret, '', 'picolo second factor', 32));
}

const boundTo = (userId: number): Buffer => Buffer.from(`second-factor:${String(userId)}`);

function seal(key: Buffer, userId: number, plain: Buffer | null): Buffer | null {
  if (plain === null) return null;
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(boundTo(userId));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function open(key: Buffer, userId: number, sealed: Buffer | null): Buffer | null {
  if (sealed === null) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(boundTo(userId));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}

/** Plain secrets have 20 bytes, sealed ones 48: run again after an interruption, it seals what is left. */
const PLAIN_BYTES = 20;

/** Secrets of time-based codes are encrypted (ID-7), those that users have already too. */
export class SealedSecondFactors1770000000131 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE second_factors MODIFY secret VARBINARY(80) NULL, MODIFY new_secret VARBINARY(80) NULL',
    );
    const plain = (secret: Buffer | null): boolean => secret?.length === PLAIN_BYTES;
    await this.rewrite(runner, (key, userId, secret) => (plain(secret) ? seal(key, userId, secret) : secret));
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, open);
    await runner.query(
      'ALTER TABLE second_factors MODIFY secret VARBINARY(40) NULL, MODIFY new_secret VARBINARY(40) NULL',
    );
  }

  private async rewrite(
    runner: QueryRunner,
    change: (key: Buffer, userId: number, secret: Buffer | null) => Buffer | null,
  ): Promise<void> {
    const rows = (await runner.query('SELECT user_id, secret, new_secret FROM second_factors')) as readonly Row[];
    if (rows.length === 0) return;
    const key = keyOfInstallation();
    for (const { user_id: userId, secret, new_secret: offered } of rows) {
      await runner.query('UPDATE second_factors SET secret = ?, new_secret = ? WHERE user_id = ?', [
        change(key, userId, secret),
        change(key, userId, offered),
        userId,
      ]);
    }
  }
}
