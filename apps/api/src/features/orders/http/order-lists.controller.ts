import { Controller, Query, StreamableFile } from '@nestjs/common';
import {
  countOrders,
  exportOrders,
  listOrders,
  type OrderCounts,
  type OrderListItem,
  type Page,
} from '@picolo/contracts';
import { Serves } from '@picolo/server/auth';
import { OrderExport } from '../queries/order-export.query.js';
import { OrderListQueries } from '../queries/order-list.query.js';
import { OrderCountsQueryDto, OrderExportQueryDto, OrderListQueryDto } from './order-list.dto.js';

/** The list, the board's counts and the file of the list. */
@Controller()
export class OrderListsController {
  constructor(
    private readonly lists: OrderListQueries,
    private readonly exports: OrderExport,
  ) {}

  @Serves(listOrders)
  list(@Query() query: OrderListQueryDto): Promise<Page<OrderListItem>> {
    return this.lists.page(query);
  }

  @Serves(countOrders)
  counts(@Query() query: OrderCountsQueryDto): Promise<OrderCounts> {
    return this.lists.counts(query);
  }

  @Serves(exportOrders)
  async csv(@Query() query: OrderExportQueryDto): Promise<StreamableFile> {
    const name = query.locale === 'en' ? 'orders' : 'commandes';
    return new StreamableFile(await this.exports.csv(query), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${name}.csv"`,
    });
  }
}
