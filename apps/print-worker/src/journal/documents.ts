import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobRow } from './job-row.js';
import { syncFolder } from './sync-folder.js';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The documents of open jobs, one file per UUID. */
export class Documents {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** On the disk, file and folder entry, when it resolves. */
  async keep(uuid: string, bytes: Uint8Array): Promise<void> {
    const part = join(this.folder, `${uuid}.part`);
    const file = await open(part, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, this.path(uuid));
    await syncFolder(this.folder);
  }

  /** The whole document, or null when it is not there or not what was received. */
  read(job: JobRow): Uint8Array | null {
    try {
      const bytes = readFileSync(this.path(job.uuid));
      return bytes.length === job.size && sha256(bytes) === job.sha256 ? bytes : null;
    } catch {
      return null;
    }
  }

  remove(uuid: string): void {
    rmSync(this.path(uuid), { force: true });
  }

  /** Removes what no open job needs: leftovers of a reception that a crash cut. */
  sweep(isNeeded: (uuid: string) => boolean): void {
    for (const name of readdirSync(this.folder)) {
      if (!isNeeded(name)) rmSync(join(this.folder, name), { force: true });
    }
  }

  private path(uuid: string): string {
    return join(this.folder, uuid);
  }
}
