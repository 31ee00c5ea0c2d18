import { Injectable } from '@nestjs/common';
import { dayOf, type PrintInput } from '@picolo/contracts';
import type { Caller } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { SettingsFacade } from '../../settings/index.js';
import { checkCharacters, checkContent, titleOfContent } from '../domain/print-content.js';
import { checkOptions, namesAny } from '../domain/print-options.js';
import { renderMessage } from '../domain/text-document.js';
import { PrintTargetsRepository } from '../persistence/print-targets.repository.js';
import { idempotencyOf, SubmitOnce, type Idempotency } from './submit-once.js';
import { SubmitPrintJob } from './submit-print-job.use-case.js';

/** "Message à imprimer": a text on paper (PR-1, PR-4). */
@Injectable()
export class PrintMessage {
  constructor(
    private readonly once: SubmitOnce,
    private readonly settings: SettingsFacade,
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
    const idempotency = idempotencyOf(key, bodyOf(input));
    return await this.once.execute(caller, idempotency, (tx, kept) => this.print(tx, caller, input, kept));
  }

  private async print(
    tx: Tx,
    caller: Caller,
    { content, printerId, ...wishes }: PrintInput,
    idempotency: Idempotency | null,
  ): Promise<number> {
    const targets = await this.targets.of(tx, 'text', printerId ?? null);
    checkCharacters(content, targets);
    checkOptions(wishes, targets);
    const createdAt = this.clock.now();
    const zone = await this.settings.timeZone(tx);
    const { id } = await this.submit.execute(tx, {
      kind: 'text',
      title: titleOfContent(content),
      mediaType: 'text/plain; charset=utf-8',
      bytes: renderMessage(content, dayOf(createdAt, zone)),
      ...{ content, actor: caller, createdAt, idempotency, options: wishes },
      printerId: printerId ?? null,
    });
    return id;
  }
}

/** Without options as it always was: a key from before them is still known. */
const bodyOf = ({ content, printerId, copies, sides, media }: PrintInput): readonly unknown[] => {
  const named = { copies, sides, media };
  return [content, printerId ?? null, ...(namesAny(named) ? [named] : [])];
};
