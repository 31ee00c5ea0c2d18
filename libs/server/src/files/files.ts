import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync, type ReadStream } from 'node:fs';
import { dirname } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import { Config } from '../config/config.js';
import { Db } from '../db/db.js';
import { write, type Tx } from '../db/tx.js';
import { placeOf } from './places.js';
import type { ReceivedFile } from './receive.js';

/** Whose a file is, and what for. */
export interface FileOwner {
  /** `product-photo`, `import` … */
  readonly purpose: string;
  /** `product:12`. */
  readonly owner: string;
  /** The user who brought it; null: the system made it. */
  readonly by: number | null;
}

export interface StoredFile {
  readonly id: number;
  /** Its name in addresses and on the disk; nobody guesses it. */
  readonly uuid: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

interface Row {
  readonly id: number;
  readonly uuid: string;
  readonly name: string;
  readonly media_type: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Uploaded and made files: bytes under PICOLO_FILES, a row in `files` for each. The bytes are there before the row commits and
 * go after its removal commits: a crash between leaves bytes without a row, which a sweep removes.
 */
@Injectable()
export class Files {
  constructor(
    private readonly db: Db,
    private readonly config: Config,
  ) {}

  /** Gives what came in by an upload its owner. Harmless to repeat: a transaction may run again. */
  async keep(tx: Tx, received: ReceivedFile, owner: FileOwner): Promise<StoredFile> {
    const { uuid, path } = received;
    const place = this.prepare(uuid);
    if (!existsSync(place)) renameSync(path, place);
    return await this.insert(tx, received, owner);
  }

  /** Stores bytes that the system made. */
  async store(
    tx: Tx,
    made: { readonly name: string; readonly mediaType: string; readonly content: Uint8Array },
    owner: FileOwner,
  ): Promise<StoredFile> {
    const uuid = randomUUID();
    writeFileSync(this.prepare(uuid), made.content, { mode: 0o600 });
    const sha256 = createHash('sha256').update(made.content).digest('hex');
    const { name, mediaType } = made;
    return await this.insert(tx, { uuid, name, mediaType, bytes: made.content.length, sha256 }, owner);
  }

  /** Throws FILES.NOT_FOUND. */
  async byUuid(uuid: string): Promise<StoredFile> {
    return await this.one('uuid = ?', uuid);
  }

  /** Throws FILES.NOT_FOUND. */
  async byId(id: number): Promise<StoredFile> {
    return await this.one('id = ?', id);
  }

  /** Where its bytes lie. */
  pathOf({ uuid }: Pick<StoredFile, 'uuid'>): string {
    return placeOf(this.config, uuid);
  }

  read(file: Pick<StoredFile, 'uuid'>): ReadStream {
    return createReadStream(this.pathOf(file));
  }

  /** Removes rows now, bytes after the commit. */
  async forget(tx: Tx, files: readonly Pick<StoredFile, 'id' | 'uuid'>[]): Promise<void> {
    if (files.length === 0) return;
    const ids = files.map(({ id }) => id);
    await write(tx, `DELETE FROM files WHERE id IN (${ids.map(() => '?').join(', ')})`, ids);
    tx.afterCommit(() => {
      for (const file of files) rmSync(this.pathOf(file), { force: true });
    });
  }

  private prepare(uuid: string): string {
    const place = placeOf(this.config, uuid);
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    return place;
  }

  private async insert(tx: Tx, file: Omit<StoredFile, 'id'>, { purpose, owner, by }: FileOwner): Promise<StoredFile> {
    const { uuid, name, mediaType, bytes, sha256 } = file;
    const { insertId } = await write(
      tx,
      `INSERT INTO files (uuid, purpose, owner, name, media_type, bytes, sha256, created_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [uuid, purpose, owner, name, mediaType, bytes, sha256, by],
    );
    return { id: insertId, uuid, name, mediaType, bytes, sha256 };
  }

  private async one(condition: string, value: string | number): Promise<StoredFile> {
    const [row] = await this.db.rows<Row>(
      `SELECT id, uuid, name, media_type, bytes, sha256 FROM files WHERE ${condition}`,
      [value],
    );
    if (row === undefined) throw new DomainError('FILES.NOT_FOUND');
    const { media_type: mediaType, ...rest } = row;
    return { ...rest, mediaType };
  }
}
