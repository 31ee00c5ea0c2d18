import { DomainError } from '@picolo/contracts';
import { describe, expect, it } from 'vitest';
import { checkContent, titleOfContent } from './print-content.js';

const refusal = (content: string): string | null => {
  try {
    checkContent(content);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

describe('what may be printed as a text', () => {
  it.each(['', ' ', '\n\t \n', '\u00a0'])('PR-1 refuses emptiness: %j', (content) => {
    expect(refusal(content)).toBe('PRINTING.CONTENT_EMPTY');
  });

  it('PR-1 counts UTF-8 bytes, and the last one still fits', () => {
    expect(refusal('a'.repeat(10_240))).toBeNull();
    expect(refusal('a'.repeat(10_241))).toBe('PRINTING.CONTENT_TOO_LONG');
    expect(refusal('é'.repeat(5_120))).toBeNull();
    expect(refusal('é'.repeat(5_121))).toBe('PRINTING.CONTENT_TOO_LONG');
    expect(refusal('😀'.repeat(2_560))).toBeNull();
    expect(refusal(`${'😀'.repeat(2_560)}!`)).toBe('PRINTING.CONTENT_TOO_LONG');
  });

  it('PR-1 says how long a text was that is too long', () => {
    expect(() => {
      checkContent('é'.repeat(6_000));
    }).toThrow(expect.objectContaining({ meta: { bytes: 12_000 } }));
  });

  it.each([
    ['NUL', 'a\u0000b'],
    ['escape, which starts printer commands', '\u001b@'],
    ['form feed', 'a\fb'],
    ['carriage return alone', 'a\rb'],
    ['carriage return at the end', 'a\r'],
    ['delete', 'a\u007f'],
    ['a C1 control', 'a\u009bb'],
    ['half a pair', 'a\ud83d'],
    ['the other half', '\ude00a'],
    ['what a broken encoding leaves', 'caf\ufffd'],
    ['a code point that is no character', 'a\uffff'],
  ])('PR-1 refuses what is not text: %s', (_, content) => {
    expect(refusal(content)).toBe('PRINTING.CONTENT_NOT_TEXT');
  });

  it.each(['Hello world', 'a\nb', 'a\r\nb', 'a\tb', 'Été – 3 €', '日本語', '👩‍🍳', 'مرحبا'])(
    'PR-1 takes %j',
    (content) => {
      expect(refusal(content)).toBeNull();
    },
  );
});

describe('what a text is called', () => {
  it('PR-1 its first line, cut by characters and not by halves of them', () => {
    expect(titleOfContent('\n  Bonjour\tà tous \nsuite')).toBe('Bonjour à tous');
    expect(titleOfContent('😀'.repeat(80))).toBe(`${'😀'.repeat(60)}…`);
  });
});
