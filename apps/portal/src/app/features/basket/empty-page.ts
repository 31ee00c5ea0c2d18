import type { Page, ShopProductView } from '@picolo/contracts';
import { of } from 'rxjs';

/** What an empty basket asks the server: nothing. */
export const EMPTY_PAGE = of<Page<ShopProductView>>({ items: [], nextCursor: null });
