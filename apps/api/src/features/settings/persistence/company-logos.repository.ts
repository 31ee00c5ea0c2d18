import { Injectable } from '@nestjs/common';
import type { CompanyLogo } from '@picolo/contracts';
import { sql, write, type Reader, type Tx } from '@picolo/server/db';

/** A logo with its bytes. */
export interface LogoImage extends CompanyLogo {
  readonly image: Buffer;
}

@Injectable()
export class CompanyLogosRepository {
  /** Harmless to repeat: the same bytes are the same logo. */
  async insert(tx: Tx, { sha256, width, height, image }: LogoImage, by: number | null): Promise<void> {
    await write(
      tx,
      'INSERT IGNORE INTO company_logos (sha256, width, height, image, created_by) VALUES (?, ?, ?, ?, ?)',
      [sha256, width, height, image, by],
    );
  }

  async exists(tx: Tx, sha256: string): Promise<boolean> {
    const rows = await sql<{ found: number }>(tx, 'SELECT 1 AS found FROM company_logos WHERE sha256 = ?', [sha256]);
    return rows.length > 0;
  }

  /** Outside of any transaction: a logo never changes. */
  async image(reader: Reader, sha256: string): Promise<Buffer | null> {
    const rows = await reader.rows<{ image: Buffer }>('SELECT image FROM company_logos WHERE sha256 = ?', [sha256]);
    return rows[0]?.image ?? null;
  }
}
