import { describe, expect, it } from 'vitest';
import { aTicket } from '../ticket.builder.js';
import { ticketEscpos } from './ticket-escpos.js';

const shownByte = (byte: number): string => {
  if (byte === 0x0a) return '\n';
  return byte < 0x20 || byte > 0x7e ? `<${byte.toString(16)}>` : String.fromCharCode(byte);
};
/** Bytes as text: what is printed as itself, commands in angle brackets, line feeds as such. */
const shown = (bytes: Uint8Array): string => Array.from(bytes, shownByte).join('');

/** What the encoder commands, and the cut. */
const ours =
  /\x1b@|\x1c\.|\x1b[MEa][\0\x01]|\x1bt\x10|\x1d![\0\x11]|\x1dh0|\x1dw[\x02\x03]|\x1dH\0|\x1dkI\x0c\{BCMD-000042|\x1dVB\0/gu;

describe('a ticket as ESC/POS', () => {
  it('PR-5 byte for byte: code page, shop, number large and as bars, lines, the cut last', async () => {
    await expect(shown(ticketEscpos(aTicket(), 42))).toMatchFileSnapshot('ticket.golden.txt');
  });

  it('PR-5 the same ticket gives the same bytes, and a copy says so first', () => {
    expect(ticketEscpos(aTicket(), 32)).toEqual(ticketEscpos(aTicket(), 32));
    expect(shown(ticketEscpos(aTicket({ duplicate: true }), 42))).toContain('DUPLICATA');
    expect(shown(ticketEscpos(aTicket(), 42))).not.toContain('DUPLICATA');
  });

  it('SE-3 whatever is written on a ticket, its commands are ours', () => {
    const everything = Array.from({ length: 0x2100 }, (_, code) => String.fromCodePoint(code)).join('');
    const texts = { shop: 'a', heading: 'a', about: ['a'], address: { title: 'a', lines: ['a'] }, foot: 'a' };
    const tame = aTicket({ ...texts, items: [{ head: 'a', text: 'a' }], notes: [{ title: 'a', text: 'a' }] });
    const wild = JSON.parse(JSON.stringify(tame), (key, value: unknown) =>
      value === 'a' ? everything : value,
    ) as typeof tame;
    const left = Buffer.from(ticketEscpos(wild, 42)).toString('latin1').replaceAll(ours, '');
    expect(left.match(/[\x00-\x09\x0b-\x1f\x7f]/gu)).toBeNull();
    expect(left).toContain('????');
  });
});
