import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DomainError, type ErasureView, type PersonalDataView, type PersonalExportView } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { ErasuresRepository, type ErasureRow } from '../persistence/erasures.repository.js';
import { ExportsRepository, type ExportRow } from '../persistence/exports.repository.js';

/** What was asked of a client's data, and the archive itself. */
@Injectable()
export class PersonalDataQuery {
  constructor(
    private readonly clock: Clock,
    private readonly exports: ExportsRepository,
    private readonly erasures: ErasuresRepository,
  ) {}

  async of(clientId: number): Promise<PersonalDataView> {
    const [newest, erasure] = await Promise.all([this.exports.newest(clientId), this.erasures.open(clientId)]);
    const kept = newest !== null && !this.isOver(newest) ? newest : null;
    return {
      archive: kept === null ? null : exportView(kept),
      erasure: erasure === null ? null : erasureView(erasure),
    };
  }

  async archive(id: number): Promise<PersonalExportView> {
    const found = await this.exports.find(id);
    if (found === null) throw new DomainError('PRIVACY.ARCHIVE_NOT_FOUND');
    return exportView(found);
  }

  async erasure(clientId: number): Promise<ErasureView> {
    const found = await this.erasures.open(clientId);
    if (found === null) throw new DomainError('PRIVACY.NO_ERASURE');
    return erasureView(found);
  }

  /** The bytes of a ready archive of this client, read piece by piece. Throws PRIVACY.ARCHIVE_NOT_FOUND, also for another's. */
  async download(clientId: number, id: number): Promise<{ readonly stream: Readable; readonly size: number }> {
    const found = await this.exports.find(id);
    if (found?.clientId !== clientId || found.state !== 'ready' || this.isOver(found)) {
      throw new DomainError('PRIVACY.ARCHIVE_NOT_FOUND');
    }
    return { stream: Readable.from(this.parts(id)), size: found.size ?? 0 };
  }

  private async *parts(id: number): AsyncGenerator<Buffer> {
    for (let position = 0; ; position += 1) {
      const bytes = await this.exports.part(id, position);
      if (bytes === null) return;
      yield bytes;
    }
  }

  private isOver({ expiresAt }: ExportRow): boolean {
    return expiresAt !== null && expiresAt <= this.clock.now();
  }
}

const exportView = (row: ExportRow): PersonalExportView => ({
  id: row.id,
  state: row.state,
  progress: row.progress,
  size: row.size,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
});

const erasureView = (row: ErasureRow): ErasureView => ({
  requestedAt: row.createdAt.toISOString(),
  dueAt: row.dueAt.toISOString(),
  byClient: row.byClient === 1,
});
