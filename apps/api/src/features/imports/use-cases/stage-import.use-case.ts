import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '@picolo/server/db';
import { Files } from '@picolo/server/files';
import { Live } from '@picolo/server/realtime';
import { lineError } from '../domain/line-error.js';
import { ImportRunsRepository, type ImportRun, type Layout } from '../persistence/import-runs.repository.js';
import { StagingRepository } from '../persistence/staging.repository.js';
import { importChanged } from './import-news.js';
import { ImportParts } from './import-parts.js';
import { Intake, type Batch } from './intake.js';
import { detectFormat, readRecords, UnreadableCsv } from './read-file.js';

/** Lines staged in one transaction, and between two looks at whether it was cancelled. */
const batchSize = 500;

/** Somebody cancelled while it was read. */
export class Cancelled extends Error {}

/**
 * Reads a file line by line into the staging table; memory holds one batch, whatever the file's length. Being killed in the
 * middle is harmless: the next one begins again, and nothing but staging was touched.
 */
@Injectable()
export class StageImport {
  constructor(
    private readonly db: Db,
    private readonly files: Files,
    private readonly live: Live,
    private readonly runs: ImportRunsRepository,
    private readonly staging: StagingRepository,
    private readonly parts: ImportParts,
  ) {}

  /** Answers how many errors reading found, and no layout when the header says nothing to us. Throws Cancelled. */
  async execute(run: ImportRun): Promise<{ layout: Layout | null; errors: number }> {
    await this.db.tx((tx) => this.staging.clear(tx, run.id));
    const file = await this.files.byId(run.fileId);
    const format = await detectFormat(() => this.files.read(file));
    const intake = new Intake(format, await this.parts.stock.places());
    const records = readRecords(this.files.read(file), format, (bytes) => {
      intake.readBytes += bytes;
    });
    try {
      for await (const { line, cells } of records) {
        intake.take(line, cells);
        if (intake.lineCount % batchSize === 0) await this.flush(run.id, intake);
        if (intake.ended) break;
      }
    } catch (error) {
      if (!(error instanceof UnreadableCsv)) throw error;
      intake.refuse(lineError(Math.max(1, error.line), null, 'csv'));
    }
    intake.end();
    await this.flush(run.id, intake);
    return { layout: intake.layout, errors: intake.errorCount };
  }

  private async flush(runId: number, intake: Intake): Promise<void> {
    const batch = intake.drain();
    const version = await this.db.tx((tx) => this.write(tx, runId, batch, intake));
    this.live.emit(importChanged(runId, version, 'staging'));
  }

  private async write(tx: Tx, runId: number, { lines, errors }: Batch, intake: Intake): Promise<number> {
    if (!(await this.runs.advance(tx, runId, intake))) throw new Cancelled();
    if (intake.layout !== null) await this.runs.setLayout(tx, runId, intake.layout);
    const addressed = lines.map((line) => ({ ...line, ...this.parts.catalogue.slugs(line) }));
    await this.staging.add(tx, runId, addressed);
    await this.staging.addErrors(tx, runId, errors);
    return (await this.runs.lock(tx, runId))?.version ?? 0;
  }
}
