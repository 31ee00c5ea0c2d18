import type { Permission, SearchHit, SearchKind } from '@picolo/contracts';
import type { TextKey } from '../../platform/texts';
import { type PlaceGroup, isOpen } from '../places';

/** A line of the search: where it leads and how it looks. */
export interface SearchChoice {
  readonly group: TextKey;
  readonly icon: string;
  readonly title: string;
  readonly detail: string;
  readonly path: string;
}

interface SearchAction {
  readonly label: TextKey;
  readonly icon: string;
  readonly path: string;
  readonly permission: Permission | null;
}

const ACTIONS: readonly SearchAction[] = [
  { label: 'orders.new', icon: 'plus', path: '/orders/new', permission: 'orders.create' },
  { label: 'clients.new', icon: 'plus', path: '/clients/new', permission: 'clients.write' },
  { label: 'products.new', icon: 'plus', path: '/products/new', permission: 'catalogue.write' },
];

const KINDS: Readonly<Record<SearchKind, { readonly group: TextKey; readonly icon: string; readonly path: string }>> = {
  order: { group: 'orders.title', icon: 'orders', path: '/orders' },
  client: { group: 'clients.title', icon: 'clients', path: '/clients' },
  product: { group: 'products.title', icon: 'products', path: '/products' },
  invoice: { group: 'invoices.title', icon: 'invoices', path: '/invoices' },
};

/** "Réglages" is found by "regl": case and accents do not count. */
export const plainText = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

export interface ChoiceSource {
  readonly q: string;
  readonly places: readonly PlaceGroup[];
  readonly hits: readonly SearchHit[];
  readonly can: (permission: Permission) => boolean;
  readonly t: (key: TextKey) => string;
}

/** What was found first, then actions and pages whose words match; all of them while nothing is typed. */
export function searchChoices({ q, places, hits, can, t }: ChoiceSource): readonly SearchChoice[] {
  const wanted = plainText(q.trim());
  const named = (label: TextKey): boolean => plainText(t(label)).includes(wanted);
  const found = hits.map(({ kind, id, title, detail }) => {
    const { group, icon, path } = KINDS[kind];
    return { group, icon, title, detail, path: `${path}/${String(id)}` };
  });
  const own = (group: TextKey, of: readonly SearchAction[]): SearchChoice[] =>
    of
      .filter(({ permission, label }) => isOpen({ permission }, can) && named(label))
      .map(({ label, icon, path }) => ({ group, icon, title: t(label), detail: '', path }));
  return [
    ...found,
    ...own('search.actions', ACTIONS),
    ...own(
      'search.pages',
      places.flatMap((group) => group.places),
    ),
  ];
}
