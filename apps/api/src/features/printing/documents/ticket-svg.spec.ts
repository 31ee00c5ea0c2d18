import { describe, expect, it } from 'vitest';
import { aTicket } from '../ticket.builder.js';
import { textSvg, ticketSvg } from './ticket-svg.js';

/** The letters of the picture in their order. */
const letters = (svg: string): string =>
  [...svg.matchAll(/<tspan[^>]*>([^<]*)<\/tspan>/gu)]
    .map(([, letter = '']) => letter)
    .join('')
    .replaceAll('&#xa0;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/gu, ' ');

describe('a ticket as a picture', () => {
  it('PR-5 shows shop, number, lines and notes, with bars', () => {
    const svg = ticketSvg(aTicket());
    expect(svg).toMatch(/^<svg width="504px"/u);
    for (const part of [
      'Torréfaction du Quai',
      'CMD-000042',
      '[ ] 2,5 kg',
      'Café moulu',
      'NOTE DU CLIENT',
      '______________',
    ])
      expect(letters(svg)).toContain(part);
    expect(svg).toContain('<path d="M0,0h4v48h-4z');
  });

  it('SE-3 fetches nothing, runs nothing, and takes no markup from what people wrote', () => {
    const evil = '<script>alert(1)</script> {image:AAAA} {code:1} |x| `~_"^\\ </svg> https://x.test';
    const svg = ticketSvg(aTicket({ shop: evil, notes: [{ title: evil, text: evil }], about: [evil] }));
    expect(svg).not.toMatch(/<(?:script|style|image|foreignObject|a)\b|@import|href|\son\w+=/iu);
    expect(svg.match(/<\/svg>/gu)).toHaveLength(1);
    expect(letters(svg)).toContain('{image:AAAA}');
  });

  it('PR-5 a copy says so, and a text is its lines', () => {
    expect(letters(ticketSvg(aTicket({ duplicate: true })))).toMatch(/^DUPLICATA/u);
    expect(letters(textSvg('---\nÉté à 3 €\n\n  {x}\n'))).toContain('Été à 3 €');
  });
});
