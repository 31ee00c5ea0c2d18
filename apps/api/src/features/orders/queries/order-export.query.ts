import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { orderNumber, type Locale, type OrderExportQuery } from '@picolo/contracts';
import { csvStream, type CsvCell } from '@picolo/server/csv';
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
    const when = moment(locale, zone);
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

/** `20/11/2026 14:05`, as spreadsheets of the language read it. */
const moment = (locale: Locale, zone: string): ((at: Date) => string) => {
  const format = new Intl.DateTimeFormat(locale === 'fr' ? 'fr' : 'en-GB', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  });
  return (at) => format.format(at).replace(/,? /u, ' ');
};
