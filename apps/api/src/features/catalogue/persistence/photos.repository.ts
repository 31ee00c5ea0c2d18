import { Injectable } from '@nestjs/common';
import type { PhotoFormat, PhotoView } from '@picolo/contracts';
import { Db, sql, write, type Tx } from '@picolo/server/db';

export interface PhotoRow {
  readonly id: number;
  readonly product_id: number;
  readonly file_id: number;
  readonly alt: string;
  readonly state: PhotoView['state'];
  readonly width: number;
  readonly height: number;
}

export interface PhotoFileRow {
  readonly photo_id: number;
  readonly format: PhotoFormat;
  readonly width: number;
  readonly height: number;
  readonly file_id: number;
  readonly uuid: string;
}

const columns = 'id, product_id, file_id, alt, state, width, height';
const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

@Injectable()
export class PhotosRepository {
  constructor(private readonly db: Db) {}

  /** Of these products, in their order. */
  async ofProducts(productIds: readonly number[]): Promise<PhotoRow[]> {
    if (productIds.length === 0) return [];
    return await this.db.rows<PhotoRow>(
      `SELECT ${columns} FROM product_photos WHERE product_id IN (${marks(productIds)}) AND removed_at IS NULL
       ORDER BY product_id, position, id`,
      productIds,
    );
  }

  async files(photoIds: readonly number[]): Promise<PhotoFileRow[]> {
    if (photoIds.length === 0) return [];
    return await this.db.rows<PhotoFileRow>(
      `SELECT v.photo_id, v.format, v.width, v.height, v.file_id, f.uuid FROM product_photo_files v
       JOIN files f ON f.id = v.file_id WHERE v.photo_id IN (${marks(photoIds)}) ORDER BY v.photo_id, v.format, v.width`,
      photoIds,
    );
  }

  async byId(id: number): Promise<PhotoRow | null> {
    const [row] = await this.db.rows<PhotoRow>(`SELECT ${columns} FROM product_photos WHERE id = ?`, [id]);
    return row ?? null;
  }

  /** The ids in their order, held until the transaction ends; null when there is no such product to keep. */
  async lock(tx: Tx, productId: number): Promise<number[] | null> {
    const found = await sql(tx, 'SELECT 1 FROM products WHERE id = ? AND archived_at IS NULL FOR UPDATE', [productId]);
    if (found.length === 0) return null;
    const rows = await sql<{ id: number }>(
      tx,
      'SELECT id FROM product_photos WHERE product_id = ? AND removed_at IS NULL ORDER BY position, id FOR UPDATE',
      [productId],
    );
    return rows.map(({ id }) => id);
  }

  async insert(
    tx: Tx,
    photo: { productId: number; fileId: number; position: number; width: number; height: number; now: Date },
  ): Promise<number> {
    const { insertId } = await write(
      tx,
      `INSERT INTO product_photos (product_id, file_id, position, width, height, created_at) VALUES (?, ?, ?, ?, ?, ?)`,
      [photo.productId, photo.fileId, photo.position, photo.width, photo.height, photo.now],
    );
    return insertId;
  }

  async setOrder(tx: Tx, ids: readonly number[]): Promise<void> {
    for (const [position, id] of ids.entries()) {
      await write(tx, 'UPDATE product_photos SET position = ? WHERE id = ?', [position, id]);
    }
  }

  async setAlt(tx: Tx, productId: number, id: number, alt: string): Promise<boolean> {
    const found = await sql(
      tx,
      'SELECT 1 FROM product_photos WHERE id = ? AND product_id = ? AND removed_at IS NULL FOR UPDATE',
      [id, productId],
    );
    if (found.length === 0) return false;
    await write(tx, 'UPDATE product_photos SET alt = ? WHERE id = ?', [alt, id]);
    return true;
  }

  /** `at` null brings it back. False when there is nothing to remove or to bring back. */
  async setRemoved(tx: Tx, productId: number, id: number, at: Date | null): Promise<boolean> {
    const { affected } = await write(
      tx,
      `UPDATE product_photos SET removed_at = ? WHERE id = ? AND product_id = ?
       AND removed_at IS ${at === null ? 'NOT NULL' : 'NULL'}`,
      [at, id, productId],
    );
    return affected === 1;
  }

  async addFile(tx: Tx, file: Omit<PhotoFileRow, 'uuid'>): Promise<void> {
    await write(
      tx,
      'INSERT INTO product_photo_files (photo_id, format, width, height, file_id) VALUES (?, ?, ?, ?, ?)',
      [file.photo_id, file.format, file.width, file.height, file.file_id],
    );
  }

  async setState(tx: Tx, id: number, state: PhotoView['state']): Promise<void> {
    await write(tx, 'UPDATE product_photos SET state = ? WHERE id = ?', [state, id]);
  }

  /** Photos removed before that time. */
  async removedBefore(time: Date): Promise<number[]> {
    const rows = await this.db.rows<{ id: number }>('SELECT id FROM product_photos WHERE removed_at < ? LIMIT 100', [
      time,
    ]);
    return rows.map(({ id }) => id);
  }

  async idsOfProduct(tx: Tx, productId: number): Promise<number[]> {
    const rows = await sql<{ id: number }>(tx, 'SELECT id FROM product_photos WHERE product_id = ?', [productId]);
    return rows.map(({ id }) => id);
  }

  /** Rows of photos and their sizes; answers the files that nothing refers to any more. */
  async delete(tx: Tx, ids: readonly number[]): Promise<{ id: number; uuid: string }[]> {
    if (ids.length === 0) return [];
    const files = await sql<{ id: number; uuid: string }>(
      tx,
      `SELECT f.id, f.uuid FROM files f WHERE f.id IN (SELECT file_id FROM product_photos WHERE id IN (${marks(ids)}))
       OR f.id IN (SELECT file_id FROM product_photo_files WHERE photo_id IN (${marks(ids)}))`,
      [...ids, ...ids],
    );
    await write(tx, `DELETE FROM product_photo_files WHERE photo_id IN (${marks(ids)})`, ids);
    await write(tx, `DELETE FROM product_photos WHERE id IN (${marks(ids)})`, ids);
    return files;
  }

  /** Whether that file is a size of a photo that may be shown; `onSale`: to everybody. */
  async shows(uuid: string, format: string, onSale: boolean): Promise<boolean> {
    const rows = await this.db.rows(
      `SELECT 1 FROM files f JOIN product_photo_files v ON v.file_id = f.id AND v.format = ?
       JOIN product_photos o ON o.id = v.photo_id AND o.removed_at IS NULL JOIN products p ON p.id = o.product_id
       WHERE f.uuid = ? ${onSale ? 'AND p.active = 1 AND p.archived_at IS NULL' : ''}`,
      [format, uuid],
    );
    return rows.length > 0;
  }
}
