import { constants } from 'node:fs';
import { access, lstat, mkdir, open, readFile, rename, rm, statfs } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { escposMediaType } from '@picolo/contracts';
import { sha256 } from '../journal/documents.js';
import { syncFolder } from '../journal/sync-folder.js';
import type {
  Capabilities,
  Committed,
  CommitSteps,
  Document,
  Evidence,
  Prepared,
  PrinterCondition,
  PrinterDriver,
  PrintTask,
} from './driver.js';

/** Below this the folder counts as out of paper. */
const leastFreeBytes = 1024 * 1024;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

/** The size of a file, or null when there is none. Throws when that cannot be known (no access, share gone). */
async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await lstat(path)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Makes a folder with its parents. Not `recursive`, which never ends on file systems where no folder can be made. */
async function ensureFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    await ensureFolder(dirname(folder));
    await mkdir(folder);
  }
}

/**
 * Prints into a folder: `<uuid>.pdf` or `<uuid>.txt`, whole or not at all, never over another file.
 *
 * The temporary file is moved, not linked and removed: as long as it is there nothing came out, and once it is gone the
 * document did, even when somebody has already taken it out of the folder.
 */
export class FolderDriver implements PrinterDriver {
  readonly kind = 'folder';
  readonly guarantee = 'two-phase-folder';
  readonly proof = 'file';
  readonly uri: string;
  private readonly folder: string;

  constructor(
    folder: string,
    private readonly name?: string,
  ) {
    this.folder = resolve(folder);
    this.uri = `folder:${this.folder}`;
  }

  list(): Promise<readonly { uri: string; name: string }[]> {
    return Promise.resolve([{ uri: this.uri, name: this.name ?? basename(this.folder) }]);
  }

  capabilities(): Promise<Capabilities> {
    return Promise.resolve({
      ...{ mediaTypes: ['application/pdf', 'text/plain'], columns: null, copies: 1, sides: [], media: [] },
    });
  }

  async state(): Promise<PrinterCondition> {
    try {
      await ensureFolder(this.folder);
      await access(this.folder, constants.W_OK | constants.X_OK);
      const disk = await statfs(this.folder);
      if (disk.bavail * disk.bsize < leastFreeBytes) return { state: 'paper-out', reasons: ['disk-full'] };
      return { state: 'ready', reasons: [] };
    } catch (error) {
      return { state: 'offline', reasons: [`folder-${codeOf(error).toLowerCase()}`] };
    }
  }

  async prepare(document: Document): Promise<Prepared> {
    if (document.mediaType === escposMediaType) return { kind: 'refused', reason: 'format-not-supported' };
    const path = this.temporary(document);
    try {
      await ensureFolder(this.folder);
      await rm(path, { force: true });
      const file = await open(path, 'wx', 0o644);
      try {
        await file.writeFile(document.bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await syncFolder(this.folder);
      return { kind: 'prepared', spoolId: basename(path), printerUpTime: null };
    } catch (error) {
      // Full, read-only or gone: all of it can be put right, and nothing came out.
      await rm(path, { force: true }).catch(() => undefined);
      return { kind: 'wait', reason: `folder-${codeOf(error).toLowerCase()}` };
    }
  }

  async commit(document: Document, steps: CommitSteps): Promise<Committed> {
    const target = this.target(document);
    if ((await this.find(document)).kind === 'done') return { kind: 'submitted', spoolId: basename(target) };
    if (!steps.firstByte()) return { kind: 'wait', reason: 'expired' };
    try {
      if ((await sizeOf(target)) !== null) return { kind: 'refused', reason: 'file-exists' };
      await rename(this.temporary(document), target);
    } catch (error) {
      const evidence = await this.find(document);
      if (evidence.kind === 'prepared') return { kind: 'wait', reason: `folder-${codeOf(error).toLowerCase()}` };
      return { kind: 'unknown', reason: `folder-${codeOf(error).toLowerCase()}` };
    }
    // When the entry cannot be made durable the file is there all the same; `find` sees it.
    const kept = await syncFolder(this.folder).then(
      () => true,
      () => false,
    );
    steps.hold('COMMITTING.done');
    return kept ? { kind: 'submitted', spoolId: basename(target) } : { kind: 'unknown', reason: 'folder-not-synced' };
  }

  async find(task: PrintTask): Promise<Evidence> {
    const [target, temporary] = [this.target(task), this.temporary(task)];
    try {
      if (await this.holds(target, task)) {
        await rm(temporary, { force: true });
        return { kind: 'done', spoolId: basename(target) };
      }
      if (await this.holds(temporary, task)) return { kind: 'prepared' };
      return { kind: 'none', reason: 'file-not-found' };
    } catch (error) {
      return { kind: 'unreachable', reason: `folder-${codeOf(error).toLowerCase()}` };
    }
  }

  async cancel(task: PrintTask): Promise<boolean> {
    try {
      await rm(this.temporary(task), { force: true });
      return true;
    } catch {
      return false;
    }
  }

  private async holds(path: string, task: PrintTask): Promise<boolean> {
    return (await sizeOf(path)) === task.size && sha256(await readFile(path)) === task.sha256;
  }

  private temporary(task: PrintTask): string {
    return join(this.folder, `${task.uuid}.tmp`);
  }

  private target(task: PrintTask): string {
    return join(this.folder, `${task.uuid}.${task.mediaType === 'application/pdf' ? 'pdf' : 'txt'}`);
  }
}
