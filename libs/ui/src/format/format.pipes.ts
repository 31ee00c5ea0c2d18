import { Pipe, type PipeTransform, inject } from '@angular/core';
import {
  formatCents,
  formatDecimal,
  formatLinePrice,
  formatQuantity,
  formatUnitPrice,
  formatVatRate,
  fromJsonNumber,
  unitWord,
} from '@picolo/contracts';
import { UI_LANGUAGE, UI_TIME_ZONE } from '../text/ui-texts';
import { formatDate, formatDateTime, formatRelative } from './dates';
import { Ticker } from './ticker.service';

/* The pipes are impure on purpose: they read the language and the zone, signals that pure pipes would not follow. */

/** Cents → "1 234,50 €". */
@Pipe({ name: 'money', pure: false })
export class MoneyPipe implements PipeTransform {
  private readonly language = inject(UI_LANGUAGE);
  transform(cents: number | null | undefined): string {
    return cents === null || cents === undefined ? '–' : formatCents(cents, this.language());
  }
}

/** Unit price in 1e-6 € → "8,325 €"; of a line of so many (a JSON number), no more decimals than its total needs. */
@Pipe({ name: 'unitPrice', pure: false })
export class UnitPricePipe implements PipeTransform {
  private readonly language = inject(UI_LANGUAGE);
  transform(price: number | null | undefined, quantity?: number): string {
    if (price === null || price === undefined) return '–';
    const units = quantity === undefined ? null : fromJsonNumber(quantity, 4);
    return units === null ? formatUnitPrice(price, this.language()) : formatLinePrice(price, units, this.language());
  }
}

/** Quantity of a view (a JSON number with at most four decimals) → "1,5"; `signed` writes "+1,5". */
@Pipe({ name: 'quantity', pure: false })
export class QuantityPipe implements PipeTransform {
  private readonly language = inject(UI_LANGUAGE);
  transform(quantity: number | null | undefined, signed: 'signed' | '' = ''): string {
    if (quantity === null || quantity === undefined) return '–';
    const text = formatQuantity(fromJsonNumber(quantity, 4) ?? 0, this.language()).replace('-', '\u2212');
    return signed && quantity > 0 ? `+${text}` : text;
  }
}

/** Unit of a product beside its quantity (a JSON number) → "pièces" for 18, "pièce" for 1. */
@Pipe({ name: 'unit' })
export class UnitPipe implements PipeTransform {
  transform(unit: string, quantity: number): string {
    return unitWord(unit, fromJsonNumber(quantity, 4) ?? 0);
  }
}

/** VAT rate in hundredths of a percent → "5,5 %". */
@Pipe({ name: 'vatRate', pure: false })
export class VatRatePipe implements PipeTransform {
  private readonly language = inject(UI_LANGUAGE);
  transform(rate: number | null | undefined): string {
    return rate === null || rate === undefined ? '–' : formatVatRate(rate, this.language());
  }
}

/** Count → "1 234". */
@Pipe({ name: 'count', pure: false })
export class CountPipe implements PipeTransform {
  private readonly language = inject(UI_LANGUAGE);
  transform(count: number): string {
    return formatDecimal(count, 0, this.language());
  }
}

/** ISO date or moment → "20 nov. 2026". */
@Pipe({ name: 'day', pure: false })
export class DayPipe implements PipeTransform {
  private readonly language = inject(UI_LANGUAGE);
  private readonly zone = inject(UI_TIME_ZONE);
  transform(iso: string | null | undefined): string {
    return iso ? formatDate(iso, this.language(), this.zone()) : '–';
  }
}

/** ISO moment → "ven. 20 nov., 14:05". */
@Pipe({ name: 'moment', pure: false })
export class MomentPipe implements PipeTransform {
  private readonly language = inject(UI_LANGUAGE);
  private readonly zone = inject(UI_TIME_ZONE);
  transform(iso: string | null | undefined): string {
    return iso ? formatDateTime(iso, this.language(), this.zone()) : '–';
  }
}

/** ISO moment → "il y a 5 min", from a day on the date and time. */
@Pipe({ name: 'relative', pure: false })
export class RelativePipe implements PipeTransform {
  private readonly language = inject(UI_LANGUAGE);
  private readonly zone = inject(UI_TIME_ZONE);
  private readonly ticker = inject(Ticker);
  transform(iso: string | null | undefined): string {
    return iso ? formatRelative(iso, this.language(), this.zone(), this.ticker.now()) : '–';
  }
}
