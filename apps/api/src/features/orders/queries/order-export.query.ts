import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { orderNumber, type Locale, type OrderExportQuery } from '@picolo/contracts';
import { csvMoment, csvStream, type CsvCell } from '@picolo/server/csv';
import { Db } from '@picolo/server/db';
import { SettingsFacade } from '../../settings/index.js';
import { originWords, stateWords, exportHeadings } from '../documents/export-words.js';
import { headOf } from '../persistence/order-rows.js';
import { OrderListQueries } from './order-list.query.js';

/** The filtered list as a file, read and written page by page (OR-6). */
@Injectable()
export class OrderExport {
  constructor(
    private readonly db: Db,
    private readonly lists: OrderListQueries,
    private readonly settings: SettingsFacade,
  ) {}

  async csv({ locale = 'fr', ...query }: OrderExportQuery): Promise<Readable> {
    const zone = await this.settings.timeZone();
    return csvStream(this.rows(query, locale, zone), { locale, headings: exportHeadings[locale] });
  }

  private async *rows(query: OrderExportQuery, locale: Locale, zone: string): AsyncGenerator<readonly CsvCell[]> {
    const when = csvMoment(locale, zone);
    for await (const row of this.lists.every(query)) {
      const order = headOf(row);
      yield [
        ...[orderNumber(order.id), when(order.createdAt), stateWords[locale][order.status]],
        ...[originWords[locale][order.origin], order.clientId, order.clientName, row.purchase_order],
        ...[order.lineCount, order.netCents / 100, order.vatCents / 100, order.grossCents / 100],
      ];
    }
  }
}
