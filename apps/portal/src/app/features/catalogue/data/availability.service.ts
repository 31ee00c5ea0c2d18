import { Injectable, inject, signal } from '@angular/core';
import { type ShopProductView, formatQuantity, fromJsonNumber, unitWord } from '@picolo/contracts';
import { Live } from '@picolo/web';
import { Texts } from '../../../platform/texts';

interface Level {
  readonly available: number;
  readonly version: number;
}

type Sold = Pick<ShopProductView, 'id' | 'available' | 'stockVersion' | 'step' | 'unit'>;

export type AvailabilityState = 'in' | 'few' | 'out';

/** From this many steps on we no longer count aloud. */
const FEW = 5;

/** In ten-thousandths. */
const units = (quantity: number): number => fromJsonNumber(quantity, 4) ?? 0;

/** What may be sold of each product now: what the page was made with, or what was told live since (ST-5). */
@Injectable({ providedIn: 'root' })
export class Availability {
  private readonly texts = inject(Texts);
  private readonly levels = signal<ReadonlyMap<number, Level>>(new Map());

  constructor() {
    inject(Live).on('shop:availability', ({ productId, available, version }) => {
      this.levels.update((levels) => new Map(levels).set(productId, { available, version }));
    });
  }

  /** Whole steps that may be sold, in ten-thousandths of the unit. */
  of(product: Sold): number {
    const told = this.levels().get(product.id);
    const available = units(
      told !== undefined && told.version > product.stockVersion ? told.available : product.available,
    );
    const step = units(product.step) || 10_000;
    return Math.max(0, Math.floor(available / step) * step);
  }

  state(product: Sold): AvailabilityState {
    const available = this.of(product);
    if (available === 0) return 'out';
    return available <= FEW * units(product.step) ? 'few' : 'in';
  }

  words(product: Sold): string {
    const state = this.state(product);
    if (state !== 'few') return this.texts.t(`availability.${state}`);
    const left = this.of(product);
    const quantity = formatQuantity(left, this.texts.language());
    return isPiece(product.unit)
      ? this.texts.t('availability.few', { quantity })
      : this.texts.t('availability.fewUnit', { quantity, unit: unitWord(product.unit, left) });
  }

  /** "3" or "2,5 m". */
  quantity(quantity: number, unit: string): string {
    const number = formatQuantity(quantity, this.texts.language());
    return isPiece(unit) ? number : `${number}\u00a0${unitWord(unit, quantity)}`;
  }
}

/** Pieces are counted without naming them. */
export const isPiece = (unit: string): boolean => /^(pi[eè]ces?|pcs?|u\.?|unit[eé]s?)$/i.test(unit);
