import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { DomainError, type CompanySettings, type OrderStatus, type OrderView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db } from '@picolo/server/db';
import { SettingsFacade } from '../settings/index.js';
import { OrdersFacade } from './orders.facade.js';

/** For tests: a company that may invoice. */
export const aCompany = async (app: INestApplicationContext, company: CompanySettings): Promise<void> => {
  const settings = app.get(SettingsFacade, { strict: false });
  await app.get(Db).tx((tx) => settings.storeCompany(tx, company));
};

/** The way to each state, by staff. */
const paths: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  pending: [],
  processing: ['processing'],
  processed: ['processing', 'processed'],
  shipped: ['processing', 'processed', 'shipped'],
  delivered: ['processing', 'processed', 'shipped', 'delivered'],
  cancelled: ['cancelled'],
  returned: ['processing', 'processed', 'shipped', 'returned'],
};

/** For tests: an order of that client in that state. */
export const anOrder = async (
  app: INestApplicationContext,
  people: { readonly staff: Actor; readonly client: Actor },
  order: {
    readonly lines: readonly { productId: number; quantity: number }[];
    readonly status?: OrderStatus;
    readonly note?: string;
  },
): Promise<OrderView> => {
  const orders = app.get(OrdersFacade, { strict: false });
  let view = await orders.placeOwn(people.client, { lines: order.lines, note: order.note }, randomUUID());
  for (const to of paths[order.status ?? 'pending']) view = await orders.move(people.staff, view.id, { to });
  return view;
};

/** The refusal's code, or what happened instead. */
export const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'accepted';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};
