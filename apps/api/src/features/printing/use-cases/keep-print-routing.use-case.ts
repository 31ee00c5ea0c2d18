import { Injectable } from '@nestjs/common';
import {
  DomainError,
  pdfKinds,
  type PrinterGroupChange,
  type PrinterGroupInput,
  type PrintKind,
  type PrintRouteInput,
} from '@picolo/contracts';
import { Db, isDuplicateKey, type Tx } from '@picolo/server/db';
import { checkPdf } from '../domain/print-forms.js';
import { askedOptions, checkOptions, offeredOptions } from '../domain/print-options.js';
import { PrintersRepository } from '../persistence/printers.repository.js';
import { PrintRoutesRepository, type PrintRoute } from '../persistence/print-routes.repository.js';
import { PrintTargetsRepository } from '../persistence/print-targets.repository.js';
import { PrintWorkersRepository } from '../persistence/print-workers.repository.js';
import { RoutingNews } from './routing-news.js';

/** Where each kind of job comes out, and the groups of printers that stand in for each other (PR-5). */
@Injectable()
export class KeepPrintRouting {
  constructor(
    private readonly db: Db,
    private readonly routes: PrintRoutesRepository,
    private readonly printers: PrintersRepository,
    private readonly targets: PrintTargetsRepository,
    private readonly workers: PrintWorkersRepository,
    private readonly news: RoutingNews,
  ) {}

  /**
   * Throws PRINTING.PRINTER_NOT_FOUND, PRINTING.GROUP_NOT_FOUND, PRINTING.PDF_NOT_SUPPORTED, PRINTING.…_NOT_SUPPORTED for
   * options; REQUEST.INVALID for a printer and a group at once.
   */
  async changeRoute(kind: PrintKind, input: PrintRouteInput): Promise<void> {
    const { printerId, groupId, lifetimeMinutes } = input;
    if (typeof printerId === 'number' && typeof groupId === 'number') {
      throw new DomainError('REQUEST.INVALID', { fields: [{ field: 'groupId', rule: 'isEmpty', message: 'groupId' }] });
    }
    await this.change(async (tx) => {
      const route = await this.routes.lockRoute(tx, kind);
      if (typeof printerId === 'number') await this.assertPrinters(tx, [printerId]);
      if (typeof groupId === 'number') await this.assertGroup(tx, groupId);
      await this.routes.saveRoute(tx, {
        kind,
        // The one that is named takes the place of the other.
        printerId: typeof groupId === 'number' ? null : (printerId ?? (printerId === null ? null : route.printerId)),
        groupId: typeof printerId === 'number' ? null : (groupId ?? (groupId === null ? null : route.groupId)),
        lifetimeMinutes: lifetimeMinutes ?? route.lifetimeMinutes,
      });
      await this.checkWay(tx, route, input);
    });
  }

  /** What the printers of the route as it is saved now can do; what it usually asks for, and they do not offer, is dropped. */
  private async checkWay(tx: Tx, { kind, options: kept }: PrintRoute, input: PrintRouteInput): Promise<void> {
    const { printerId, groupId, options } = input;
    const targets = await this.targets.of(tx, kind, null);
    if ((typeof printerId === 'number' || typeof groupId === 'number') && pdfKinds.includes(kind)) checkPdf(targets);
    if (options !== undefined) {
      const asked = options === null ? null : askedOptions(options);
      if (asked !== null && targets.length === 0) throw new DomainError('PRINTING.PRINTER_NOT_FOUND');
      checkOptions(asked, targets);
      await this.routes.saveOptions(tx, kind, asked);
    } else if (kept !== null && (printerId !== undefined || groupId !== undefined)) {
      await this.routes.saveOptions(tx, kind, offeredOptions(kept, targets));
    }
  }

  /** Throws PRINTING.PRINTER_NOT_FOUND, PRINTING.GROUP_NAME_TAKEN. */
  async createGroup(group: PrinterGroupInput): Promise<void> {
    await this.change(async (tx) => {
      await this.assertPrinters(tx, group.printerIds);
      await this.routes.insertGroup(tx, group);
    });
  }

  /**
   * Throws PRINTING.GROUP_NOT_FOUND, PRINTING.PRINTER_NOT_FOUND, PRINTING.GROUP_NAME_TAKEN, PRINTING.GROUP_CHANGED,
   * PRINTING.PDF_NOT_SUPPORTED.
   */
  async changeGroup(id: number, group: PrinterGroupChange): Promise<void> {
    await this.change(async (tx) => {
      await this.assertGroup(tx, id);
      await this.assertPrinters(tx, group.printerIds);
      if (!(await this.routes.changeGroup(tx, id, group))) throw new DomainError('PRINTING.GROUP_CHANGED');
      const kinds = await this.routes.kindsOfGroup(tx, id);
      if (kinds.some((kind) => pdfKinds.includes(kind))) checkPdf(await this.targets.ofGroup(tx, id));
    });
  }

  /** Throws PRINTING.GROUP_NOT_FOUND, PRINTING.GROUP_IN_USE. */
  async deleteGroup(id: number): Promise<void> {
    await this.change(async (tx) => {
      await this.assertGroup(tx, id);
      if ((await this.routes.kindsOfGroup(tx, id)).length > 0) throw new DomainError('PRINTING.GROUP_IN_USE');
      await this.routes.deleteGroup(tx, id);
    });
  }

  private async change(work: (tx: Tx) => Promise<void>): Promise<void> {
    try {
      await this.db.tx(async (tx) => {
        // Who is revoked meanwhile waits for us, or we see that its printers are gone.
        await this.workers.lockAll(tx);
        await work(tx);
        await this.news.tell(tx);
      });
    } catch (error) {
      throw isDuplicateKey(error, 'uq_printer_groups_name') ? new DomainError('PRINTING.GROUP_NAME_TAKEN') : error;
    }
  }

  private async assertPrinters(tx: Tx, ids: readonly number[]): Promise<void> {
    for (const id of ids) {
      if ((await this.printers.find(tx, id)) === null) throw new DomainError('PRINTING.PRINTER_NOT_FOUND');
    }
  }

  private async assertGroup(tx: Tx, id: number): Promise<void> {
    if (!(await this.routes.lockGroup(tx, id))) throw new DomainError('PRINTING.GROUP_NOT_FOUND');
  }
}
