import { getMetadataStorage, IS_IN } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { ListQueryDto } from '@picolo/server/http';
import { ProductListQueryDto } from '../apps/api/src/features/catalogue/http/product.dto.ts';
import { InvoiceListQueryDto } from '../apps/api/src/features/invoices/http/invoices.dto.ts';
import { OrderListQueryDto } from '../apps/api/src/features/orders/http/order-list.dto.ts';
import { MovementListQueryDto } from '../apps/api/src/features/stock/http/movement.dto.ts';
import { listCases } from '../bench/lists/cases.ts';

const queries: Readonly<Record<string, new () => object>> = {
  '/api/orders': OrderListQueryDto,
  '/api/products': ProductListQueryDto,
  '/api/stock/movements': MovementListQueryDto,
  '/api/invoices': InvoiceListQueryDto,
  '/api/clients': ListQueryDto,
};
/** How many rows, and after which: asked for in every case. */
const paging = ['limit', 'cursor'];

/** What a list accepts: its parameters, and the values of those that take a fixed set. */
function offered(query: new () => object): string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(query, '', false, false);
  return rules
    .filter(({ propertyName }) => !paging.includes(propertyName))
    .flatMap(({ propertyName, name, constraints }) => {
      const values = name === IS_IN ? (constraints as readonly (readonly string[])[])[0] : undefined;
      return [propertyName, ...(values ?? []).map((value) => `${propertyName}=${value}`)];
    });
}

describe('bench of lists', () => {
  it.each(Object.entries(queries))('PE-5 measures every filter and every sort of %s', (path, query) => {
    const measured = new Set(
      (listCases[path] ?? []).flatMap((each) =>
        Object.entries(each.query).flatMap(([name, value]) => [name, `${name}=${value}`]),
      ),
    );
    const wanted = offered(query);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter((each) => !measured.has(each))).toEqual([]);
  });
});
