import type { Permission } from '@picolo/contracts';
import { describe, expect, it } from 'vitest';
import { type ChoiceSource, plainText, searchChoices } from './search-choices';

const words: Readonly<Record<string, string>> = {
  'nav.orders': 'Commandes',
  'nav.settings': 'Réglages',
  'orders.new': 'Nouvelle commande',
  'clients.new': 'Nouveau client',
  'products.new': 'Nouveau produit',
};

const source = (q: string, rights: readonly Permission[], hits: ChoiceSource['hits'] = []): ChoiceSource => ({
  q,
  hits,
  places: [
    {
      label: 'nav.activity',
      places: [
        { path: '/orders', icon: 'orders', label: 'nav.orders', permission: 'orders.read' },
        { path: '/printing', icon: 'printing', label: 'nav.printing', permission: 'printing.read' },
      ],
    },
  ],
  can: (permission) => rights.includes(permission),
  t: (key) => words[key] ?? key,
});

const titles = (q: string, rights: readonly Permission[], hits?: ChoiceSource['hits']): string[] =>
  searchChoices(source(q, rights, hits)).map(({ title }) => title);

describe('the search over everything', () => {
  it('UI-1 offers pages and actions that the rights allow, before anything is typed', () => {
    expect(titles('', ['orders.read', 'orders.create'])).toEqual(['Nouvelle commande', 'Commandes']);
    expect(titles('', [])).toEqual([]);
  });

  it('UI-1 finds them by a part of their words, whatever the accents', () => {
    expect(plainText('Réglages ÉTÉ')).toBe('reglages ete');
    expect(titles('COMMANDES', ['orders.read', 'orders.create'])).toEqual(['Commandes']);
  });

  it('UI-1 leads from what was found to its page', () => {
    const hits = [{ kind: 'invoice', id: 12, title: 'FA-2026-000012', detail: 'Camille' }] as const;
    expect(searchChoices(source('camille', ['orders.read'], hits))).toEqual([
      { group: 'invoices.title', icon: 'invoices', title: 'FA-2026-000012', detail: 'Camille', path: '/invoices/12' },
    ]);
  });
});
