import { describe, expect, it } from 'vitest';
import { aTicket } from '../ticket.builder.js';
import { ticketText } from './ticket-text.js';

describe('a ticket as text', () => {
  it('PR-5 fits 42 columns: shop, number, client, address, boxes, notes', () => {
    const text = ticketText(aTicket());
    expect(text).toBe(
      `${[
        '==========================================',
        '           Torréfaction du Quai',
        '',
        '            BON DE PRÉPARATION',
        '',
        '           C M D - 0 0 0 0 4 2',
        '==========================================',
        'Hôtel du Quai',
        'Commande du 20/11/2026 14:05',
        'Référence client : HQ-2214',
        '',
        'LIVRER À',
        'Hôtel du Quai',
        '4 quai Rambaud',
        '69002 Lyon',
        '------------------------------------------',
        '[ ] 2,5 kg CAF-002',
        '    Café moulu du marché, torréfaction',
        '    lente de Lyon',
        '------------------------------------------',
        'NOTE DU CLIENT',
        'Livrez par la cour, la porte de la rue',
        'reste fermée le matin.',
        '',
        '1 ligne Préparé par : ______________',
      ].join('\n')}\n`,
    );
  });

  it.each([32, 42, 48])('PR-5 nothing is wider than %d columns, and a long word is cut, not lost', (columns) => {
    const long = 'x'.repeat(100);
    const items = [{ head: `1 pièce ${long}`, text: long }];
    const text = ticketText(
      aTicket({ items, notes: [], about: [long], address: { title: 'À', lines: [long] } }),
      columns,
    );
    for (const line of text.split('\n')) expect(Array.from(line).length).toBeLessThanOrEqual(columns);
    expect(text.replaceAll(/\s/gu, '').split(long)).toHaveLength(5);
  });

  it('PR-3 a copy says so first', () => {
    expect(
      ticketText(aTicket({ duplicate: true }))
        .split('\n')[0]
        ?.trim(),
    ).toBe('DUPLICATA');
  });
});
