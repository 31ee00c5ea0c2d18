import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../apps/print-worker/src/drivers/driver.ts';
import { FolderDriver } from '../../apps/print-worker/src/drivers/folder.driver.ts';
import { IppDriver } from '../../apps/print-worker/src/drivers/ipp/ipp.driver.ts';
import { Raw9100Driver } from '../../apps/print-worker/src/drivers/raw9100/raw9100.driver.ts';
import { escposMediaType } from '../../libs/contracts/src/printing/ticket.ts';
import { local } from '../../tools/lib/paths.ts';
import { claimStack } from '../../tools/lib/stack-folders.ts';
import { startIppPrinter } from '../harness/printers.ts';
import { startSocketPrinter } from '../harness/socket-printer.ts';
import { waitFor } from '../harness/wait.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const steps = { firstByte: () => true, hold: () => undefined };

function aText(options?: Document['options']): Document {
  const bytes = Buffer.from('Bonjour à tous\n');
  return {
    ...{ uuid: randomUUID(), title: 'Message', mediaType: 'text/plain; charset=utf-8', bytes, size: bytes.length },
    ...{ sha256: sha256(bytes), spoolId: null, printerUpTime: null, options: options ?? null },
  };
}

describe('PR-9 a receipt printer and a ticket of the server', () => {
  it('PR-5 sends its bytes as they are, once; other drivers take none', async () => {
    const printer = await startSocketPrinter({ speaks: true });
    try {
      const bytes = Buffer.from('\u001b@Bonjour\n\u001dVB\u0000');
      const document: Document = {
        ...aText(),
        mediaType: escposMediaType,
        bytes,
        size: bytes.length,
        sha256: sha256(bytes),
      };
      const driver = new Raw9100Driver(printer.uri, { columns: 32 });
      expect(await driver.capabilities()).toMatchObject({ columns: 32, copies: 1 });
      expect((await driver.prepare(document)).kind).toBe('prepared');
      expect((await driver.commit(document, steps)).kind).toBe('submitted');
      expect(printer.sheets().map((sheet) => sheet.sha256)).toEqual([document.sha256]);
      const folder = new FolderDriver(join(claimStack(local), 'paper'));
      expect(await folder.prepare(document)).toEqual({
        ...{ kind: 'refused', reason: 'format-not-supported' },
      });
    } finally {
      await printer.stop();
    }
  });
});

describe('PR-5 copies, sides and media', () => {
  it('PR-5 an IPP printer says what it offers, is asked for it in words of IPP, and refuses the rest', async () => {
    const printer = await startIppPrinter({ dir: join(claimStack(local), 'printer') });
    try {
      const driver = new IppDriver(printer.uri);
      const can = await driver.capabilities();
      expect(can?.copies).toBeGreaterThan(1);
      expect(can?.sides).toContain('two-sided-long-edge');
      expect(can?.media).toContain('iso_a4_210x297mm');
      const options = { copies: 3, sides: 'two-sided-long-edge', media: 'iso_a4_210x297mm' } as const;
      const document: Document = { ...aText(), options };
      expect((await driver.prepare(document)).kind).toBe('prepared');
      expect((await driver.commit(document, steps)).kind).toBe('submitted');
      const wishes = await waitFor('the sheet', () => printer.wishes(document.uuid));
      expect(wishes).toBe('3 two-sided-long-edge iso_a4_210x297mm');
      const strange: Document = { ...aText(), options: { media: 'iso_2a0_1189x1682mm' } };
      expect((await driver.prepare(strange)).kind).toBe('prepared');
      expect((await driver.commit(strange, steps)).kind).toBe('refused');
      expect(printer.wishes(strange.uuid)).toBeUndefined();
    } finally {
      await printer.stop();
    }
  });
});
