import { Injectable } from '@nestjs/common';
import { Consumes, Inbox, type ConsumerHandler, type Delivery } from '@picolo/server/outbox';
import { MakeExport } from '../use-cases/make-export.use-case.js';

/** `privacy`: its effect is the claim; the archive is made after that commit. */
@Injectable()
@Consumes('privacy', { concurrency: 1 })
export class MakeExportWhenAsked implements ConsumerHandler<'privacy'> {
  constructor(
    private readonly inbox: Inbox,
    private readonly making: MakeExport,
  ) {}

  async handle(delivery: Delivery<'privacy'>): Promise<void> {
    const { exportId } = delivery.payload;
    const claimed = new Set<number>();
    const isFirst = await this.inbox.once(delivery, async (tx) => {
      claimed.clear();
      if (await this.making.claim(tx, exportId)) claimed.add(exportId);
    });
    if (isFirst && claimed.has(exportId)) await this.making.execute(exportId);
  }
}
