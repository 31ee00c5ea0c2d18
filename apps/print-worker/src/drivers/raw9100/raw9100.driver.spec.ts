import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Document } from '../driver.js';
import { conditionOf, isStatusByte } from './printer-status.js';
import { Raw9100Driver, type RawPrinterOptions } from './raw9100.driver.js';

const timeouts = { connect: 1_000, answer: 200, stall: 1_000, recover: 1_000 };
const steps = { firstByte: () => true, hold: () => undefined };
const question = Buffer.of(0x10, 0x04);
const [fine, paperEnd] = [
  [0x12, 0x12, 0x12],
  [0x1a, 0x32, 0x72],
];

const document = (text = 'Bonjour\n'): Document => ({
  ...{ uuid: randomUUID(), title: 'Essai', mediaType: 'text/plain; charset=utf-8', bytes: Buffer.from(text) },
  ...{ size: text.length, sha256: '', spoolId: null, printerUpTime: null },
});

/** What a printer does with a piece that came: the n-th question (from 0), or something for the paper. */
type Behaviour = (socket: Socket, what: { question: number } | { paper: Buffer }) => void;

describe('raw driver', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  async function printerThat(behave: Behaviour, options: RawPrinterOptions = {}): Promise<Raw9100Driver> {
    let asked = 0;
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('data', (data) => {
        const isQuestion = data.subarray(0, 2).equals(question);
        behave(socket, isQuestion ? { question: asked++ } : { paper: data });
      });
      socket.on('end', () => socket.end());
      socket.on('error', () => undefined);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Raw9100Driver(`socket://127.0.0.1:${(server.address() as AddressInfo).port}`, { timeouts, ...options });
  }

  const answering =
    (answer: (question: number) => readonly number[], paper: (socket: Socket) => void = () => undefined): Behaviour =>
    (socket, what) => {
      if ('paper' in what) paper(socket);
      else socket.write(Buffer.from(answer(what.question)));
    };

  it('PR-3 in order before and after: printed, by the word of the printer', async () => {
    const driver = await printerThat(answering(() => fine));
    expect(await driver.commit(document(), steps)).toEqual({ kind: 'submitted', spoolId: null });
  });

  it('PR-7 out of paper before: nothing is sent', async () => {
    let sheets = 0;
    const driver = await printerThat(
      answering(
        () => paperEnd,
        () => (sheets += 1),
      ),
    );
    expect(await driver.state()).toEqual({ state: 'paper-out', reasons: ['media-empty'] });
    expect(await driver.prepare(document())).toMatchObject({ kind: 'wait' });
    expect(await driver.commit(document(), steps)).toEqual({ kind: 'wait', reason: 'media-empty' });
    expect(sheets).toBe(0);
  });

  it('PR-3 out of paper in the middle: printed once it is there again, unknown when it never is', async () => {
    const again = await printerThat(answering((asked) => (asked === 1 ? paperEnd : fine)));
    expect(await again.commit(document(), steps)).toMatchObject({ kind: 'submitted' });
    const never = await printerThat(answering((asked) => (asked === 0 ? fine : paperEnd)));
    expect(await never.commit(document(), steps)).toEqual({ kind: 'unknown', reason: 'media-empty' });
  });

  it('PR-3 a printer that never answers: unknown, unless somebody decided to trust it', async () => {
    const silent: Behaviour = () => undefined;
    const asked = await printerThat(silent);
    expect((await asked.state()).state).toBe('ready');
    expect(await asked.commit(document(), steps)).toEqual({ kind: 'unknown', reason: 'printer-says-nothing' });
    const trusted = await printerThat(silent, { silent: true });
    expect(await trusted.commit(document(), steps)).toEqual({
      kind: 'submitted',
      spoolId: null,
      proof: 'handed-over',
    });
  });

  it('PR-3 cut in the middle: unknown, trusted or not', async () => {
    for (const silent of [true, false]) {
      const driver = await printerThat(
        answering(
          () => fine,
          (socket) => socket.resetAndDestroy(),
        ),
        { silent },
      );
      expect((await driver.commit(document('x'.repeat(5_000)), steps)).kind).toBe('unknown');
    }
  });

  it('PR-7 one connection at a time: looks are shared, and while a document goes out nobody looks', async () => {
    let connections = 0;
    const driver = await printerThat((socket, what) => {
      if ('paper' in what) return;
      socket.write(Buffer.from(fine));
    });
    servers[0]?.on('connection', () => (connections += 1));
    const looks = [driver.state(), driver.state()];
    const sent = driver.commit(document(), steps);
    expect((await driver.state()).state).toBe('printing');
    expect((await sent).kind).toBe('submitted');
    expect((await Promise.all(looks)).map(({ state }) => state)).toEqual(['ready', 'ready']);
    expect(connections).toBe(2);
  });

  it('PR-3 a PDF is refused before anything is sent', async () => {
    const driver = await printerThat(answering(() => fine));
    const pdf = { ...document(), mediaType: 'application/pdf' as const };
    expect(await driver.prepare(pdf)).toEqual({ kind: 'refused', reason: 'format-not-supported' });
  });

  it('what the printer says without being asked is no answer', async () => {
    const chatter = [0x10, 0x00, 0x00, 0x00];
    const driver = await printerThat(answering(() => [...chatter, ...fine]));
    expect(await driver.state()).toEqual({ state: 'ready', reasons: [] });
  });
});

describe('what a receipt printer says of itself', () => {
  it.each([
    [[0x12, 0x12, 0x12], 'ready', []],
    [[0x12, 0x12, 0x1e], 'ready', ['media-low']],
    [[0x1a, 0x12, 0x12], 'stopped', ['paused']],
    [[0x1a, 0x16, 0x12], 'stopped', ['cover-open']],
    [[0x1a, 0x52, 0x12], 'stopped', ['printer-failed']],
    [[0x1a, 0x32, 0x12], 'paper-out', ['media-empty']],
    [[0x12, 0x12, 0x72], 'paper-out', ['media-empty']],
  ])('PR-7 %o → %s %o', (bytes, state, reasons) => {
    expect(bytes.every(isStatusByte)).toBe(true);
    expect(conditionOf(bytes)).toEqual({ state, reasons });
  });
});
