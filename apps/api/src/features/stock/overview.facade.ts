import { Injectable } from '@nestjs/common';
import { StockWorthQuery } from './queries/stock-worth.query.js';

/** Stock as the dashboard asks for it. */
@Injectable()
export class StockOverview {
  constructor(private readonly worths: StockWorthQuery) {}

  /** What is on hand at today's prices without VAT, in cents. */
  async worth(): Promise<number> {
    return await this.worths.now();
  }

  /** The same at the end of each day that begins at `starts` (ascending). */
  async worthPerDay(starts: readonly Date[]): Promise<readonly number[]> {
    return await this.worths.perDay(starts);
  }
}
