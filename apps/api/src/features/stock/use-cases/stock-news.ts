import { roomOfPermission, type LiveMessage, type StockView } from '@picolo/contracts';

/** From this many products on, screens are told once to load again instead of hearing of each. */
const many = 200;

export const reloadLevels: LiveMessage<'stock:reload'> = {
  rooms: [roomOfPermission('stock.read'), 'public'],
  event: 'stock:reload',
  data: {},
};

/** The new levels of a product; visitors hear only of what they could notice: what may be sold. */
const newsOf = (productId: number, before: StockView | undefined, stock: StockView): LiveMessage[] => {
  const level: LiveMessage<'stock:level'> = {
    rooms: [roomOfPermission('stock.read')],
    event: 'stock:level',
    data: { productId, ...stock },
  };
  if (before?.sellable === stock.sellable) return [level];
  const { sellable: available, version } = stock;
  const shop: LiveMessage<'shop:availability'> = {
    rooms: ['public'],
    event: 'shop:availability',
    data: { productId, available, version },
  };
  return [level, shop];
};

/** What screens learn of changed levels (ST-5). */
export const stockNews = (
  before: ReadonlyMap<number, StockView>,
  after: ReadonlyMap<number, StockView>,
): readonly LiveMessage[] =>
  after.size >= many ? [reloadLevels] : [...after].flatMap(([id, stock]) => newsOf(id, before.get(id), stock));
