import { describe, expect, it } from 'vitest';
import { figureText, labelText, tickText } from './chart-figures';

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, ' ');

describe('figures of a chart', () => {
  it('UI-2 are written as the language writes them, with their unit', () => {
    expect(plain(figureText(123_450, { unit: 'cents' }, 'fr'))).toBe('1 234,50 €');
    expect(plain(figureText(1234, { unit: 'count' }, 'fr'))).toBe('1 234');
    expect(figureText(12.5, { unit: 'quantity', suffix: 'm' }, 'fr')).toBe('12,5 m');
    expect(figureText(-12.5, { unit: 'quantity' }, 'en')).toBe('\u221212.5');
    expect(figureText(null, { unit: 'count' }, 'fr')).toBe('–');
  });

  it('UI-2 days and months of the axis follow the language, words stay', () => {
    expect(labelText('2026-11-20', 'fr')).toBe('20 nov. 2026');
    expect(labelText('2026-11', 'fr')).toBe('nov. 2026');
    expect(labelText('2026-11', 'en')).toBe('Nov 2026');
    expect(labelText('Magasin', 'en')).toBe('Magasin');
  });

  it('UI-2 an axis has little room', () => {
    expect(plain(tickText(1_250_000, 'cents', 'fr'))).toBe('12,5 k €');
    expect(plain(tickText(1500, 'count', 'fr'))).toBe('1,5 k');
  });
});
