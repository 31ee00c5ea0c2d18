import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, dayOf, type PrintInput } from '@picolo/contracts';
import type { Caller } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, isDuplicateKey, type Tx } from '@picolo/server/db';
import { SettingsFacade } from '../../settings/index.js';
import { checkCharacters, checkContent, titleOfContent } from '../domain/print-content.js';
import { askedOptions, checkOptions } from '../domain/print-options.js';
import { renderMessage } from '../domain/text-document.js';
import { PrintJobsRepository } from '../persistence/print-jobs.repository.js';
import { PrintTargetsRepository } from '../persistence/print-targets.repository.js';
import { SubmitPrintJob } from './submit-print-job.use-case.js';

/** The unique keys of a person's Idempotency-Key and of a program's. */
const twins = ['uq_print_jobs_idempotency', 'uq_print_jobs_key_idempotency'];

/** "Message à imprimer": a text on paper (PR-1, PR-4). */
@Injectable()
export class PrintMessage {
  constructor(
    private readonly db: Db,
    private readonly settings: SettingsFacade,
    private readonly jobs: PrintJobsRepository,
    private readonly targets: PrintTargetsRepository,
    private readonly submit: SubmitPrintJob,
    private readonly clock: Clock,
  ) {}

  /**
   * The id of the job; the same again for the same key and body of the same person or program. Throws PRINTING.CONTENT_…,
   * PRINTING.CHARACTERS_NOT_PRINTABLE,
   * PRINTING.…_NOT_SUPPORTED, PRINTING.PRINTER_NOT_FOUND, IDEMPOTENCY.DIFFERENT_BODY.
   */
  async execute(caller: Caller, input: PrintInput, key: string | null): Promise<number> {
    checkContent(input.content);
    const bodyHash = hashOf(input);
    try {
      return await this.db.tx(async (tx) => {
        const known = key === null ? null : await this.known(tx, caller, key, bodyHash);
        return known ?? (await this.print(tx, caller, input, key === null ? null : { key, bodyHash }));
      });
    } catch (error) {
      // A twin of this request was faster: it has committed by now, or the key would not have stood in the way.
      if (key === null || !twins.some((unique) => isDuplicateKey(error, unique))) throw error;
      const known = await this.db.tx((tx) => this.known(tx, caller, key, bodyHash));
      if (known === null) throw error;
      return known;
    }
  }

  private async known(tx: Tx, caller: Caller, key: string, bodyHash: string): Promise<number | null> {
    const job = await this.jobs.ofKey(tx, caller, key);
    if (job === null) return null;
    if (job.bodyHash !== bodyHash) throw new DomainError('IDEMPOTENCY.DIFFERENT_BODY');
    return job.id;
  }

  private async print(
    tx: Tx,
    caller: Caller,
    { content, printerId, ...wishes }: PrintInput,
    idempotency: { readonly key: string; readonly bodyHash: string } | null,
  ): Promise<number> {
    const targets = await this.targets.of(tx, 'text', printerId ?? null);
    const options = askedOptions(wishes);
    checkCharacters(content, targets);
    checkOptions(options, targets);
    const createdAt = this.clock.now();
    const zone = await this.settings.timeZone(tx);
    const { id } = await this.submit.execute(tx, {
      kind: 'text',
      title: titleOfContent(content),
      mediaType: 'text/plain; charset=utf-8',
      bytes: renderMessage(content, dayOf(createdAt, zone)),
      ...{ content, actor: caller, createdAt, idempotency, options },
      printerId: printerId ?? null,
    });
    return id;
  }
}

/** Without options as it always was: a key from before them is still known. */
const hashOf = ({ content, printerId, ...wishes }: PrintInput): string => {
  const options = askedOptions(wishes);
  const body = [content, printerId ?? null, ...(options === null ? [] : [options])];
  return createHash('sha256').update(JSON.stringify(body)).digest('hex');
};
