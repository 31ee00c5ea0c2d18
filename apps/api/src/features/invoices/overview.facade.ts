import { Injectable } from '@nestjs/common';
import type { SearchHit } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { InvoiceFiguresQuery, type InvoiceFigures } from './queries/invoice-figures.query.js';
import { InvoiceSearchQuery } from './queries/invoice-search.query.js';

/** Invoices as the search over everything and the dashboard ask for them. */
@Injectable()
export class InvoicesOverview {
  constructor(
    private readonly searching: InvoiceSearchQuery,
    private readonly counting: InvoiceFiguresQuery,
  ) {}

  /** Nothing for whom may not read invoices. */
  async search(actor: Actor, q: string, limit: number): Promise<readonly SearchHit[]> {
    return await this.searching.search(actor, q, limit);
  }

  /** `today` is a day of the company's zone. */
  async figures(today: string): Promise<InvoiceFigures> {
    return await this.counting.now(today);
  }

  /** Invoices less credit notes without VAT, in cents, for each of these days (ascending). */
  async netPerDay(days: readonly string[]): Promise<readonly number[]> {
    return await this.counting.netPerDay(days);
  }
}
