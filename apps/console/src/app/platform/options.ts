import { inject, signal } from '@angular/core';
import {
  type ClientView,
  type ProductView,
  formatQuantity,
  fromJsonNumber,
  listClients,
  listProducts,
  unitWord,
} from '@picolo/contracts';
import { Api } from '@picolo/web';
import { type ComboOption, UI_LANGUAGE } from '@picolo/ui';

const LIMIT = 12;

/** Search results for a combobox: the newest question wins. */
class Options<T extends { readonly id: number }> {
  private readonly found = signal<readonly T[]>([]);
  private run = 0;
  readonly busy = signal(false);
  readonly items = this.found.asReadonly();

  constructor(private readonly fetch: (text: string) => Promise<readonly T[]>) {}

  async search(text: string): Promise<void> {
    const run = ++this.run;
    this.busy.set(true);
    const found = await this.fetch(text).catch(() => []);
    if (run !== this.run) return;
    this.found.set(found);
    this.busy.set(false);
  }

  find(id: number): T | undefined {
    return this.found().find((item) => item.id === id);
  }
}

/** Clients to choose from. Call in an injection context. */
export function clientOptions(): Options<ClientView> {
  const api = inject(Api);
  return new Options(
    async (q) => (await api.call(listClients, { query: { limit: LIMIT, ...(q ? { q } : {}) } })).items,
  );
}

/** Products on sale to choose from. Call in an injection context. */
export function productOptions(): Options<ProductView> {
  const api = inject(Api);
  return new Options(
    async (q) =>
      (await api.call(listProducts, { query: { limit: LIMIT, state: 'active', ...(q ? { q } : {}) } })).items,
  );
}

export function clientOption(client: ClientView): ComboOption {
  return { id: client.id, label: client.name, hint: client.billing?.city ?? '' };
}

/** Product as an option, with what is available as its hint. Call in an injection context. */
export function injectProductOption(): (product: ProductView) => ComboOption {
  const language = inject(UI_LANGUAGE);
  return ({ id, name, sku, unit, available }) => {
    const quantity = fromJsonNumber(available, 4) ?? 0;
    const hint = `${formatQuantity(quantity, language())} ${unitWord(unit, quantity)}`;
    return { id, label: `${name} · ${sku}`, hint };
  };
}
