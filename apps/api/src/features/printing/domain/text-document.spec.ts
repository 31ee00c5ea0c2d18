import { dayOf } from '@picolo/contracts';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderMessage, stampText } from './text-document.js';

const golden = readFileSync(new URL('./message.golden.txt', import.meta.url));

describe('text on paper', () => {
  it('PR-4 prints byte for byte as the golden file', () => {
    const content = 'Café crème à 3,50 €\n\tligne 2 – œuvre « rare »\n👩‍🍳 fin';
    expect(Buffer.from(renderMessage(content, '2026-03-29')).equals(golden)).toBe(true);
  });

  it('PR-4 comes out the same from decomposed letters and Windows line ends', () => {
    const content = 'Cafe\u0301 cre\u0300me a\u0300 3,50 €\r\n\tligne 2 – œuvre « rare »\r\n👩‍🍳 fin';
    expect(Buffer.from(renderMessage(content, '2026-03-29')).equals(golden)).toBe(true);
  });

  it('PR-4 leaves the content alone: blanks, dashes and dates in it are the sender’s', () => {
    const text = Buffer.from(renderMessage('  Date: demain\n--------------------', '2026-01-02')).toString();
    expect(text).toBe(
      '--------------------\nMESSAGE À IMPRIMER\n\n  Date: demain\n--------------------\n\nDate: 2026-01-02\n--------------------\n',
    );
  });

  it('PR-4 dates by the company’s zone, not by UTC', () => {
    const lateInParis = new Date('2026-06-30T22:30:00.000Z');
    expect(dayOf(lateInParis, 'Europe/Paris')).toBe('2026-07-01');
    expect(dayOf(lateInParis, 'UTC')).toBe('2026-06-30');
    expect(dayOf(lateInParis, 'America/Cayenne')).toBe('2026-06-30');
    expect(dayOf(new Date('2025-12-31T23:59:59.999Z'), 'Europe/Paris')).toBe('2026-01-01');
  });

  it('PR-3 a copy is the original under one line that says so', () => {
    expect(Buffer.from(stampText(golden)).toString()).toBe(`DUPLICATA\n${golden.toString()}`);
  });
});
