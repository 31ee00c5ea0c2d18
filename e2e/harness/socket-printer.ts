import { createHash } from 'node:crypto';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What came out of one connection: half a document is a sheet like a whole one. */
export interface SocketSheet {
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly size: number;
}

/** A thermal printer at a raw port: it prints what comes, knows nothing of jobs, and says how it is when asked. */
export interface SocketPrinter {
  /** `socket://127.0.0.1:PORT`. */
  readonly uri: string;
  readonly port: number;
  readonly sheets: () => SocketSheet[];
  /** Paper is out, until `refill`; it says so and prints all the same, as these printers' buffers do. */
  emptyTray: () => void;
  refill: () => void;
  /** From now on it takes nothing of what it is sent, until `resume`. */
  stall: () => void;
  resume: () => void;
  /** Breaks the connection of the next document once it has that many bytes of it. */
  cutAfter: (bytes: number) => void;
  /** Pulls the plug. */
  kill: () => Promise<void>;
  /** Back at the same address. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
}

export interface SocketPrinterOptions {
  /** Answers DLE EOT; false: it never says anything, and takes those bytes for text. */
  speaks: boolean;
}

/** A socket knows nothing of jobs: a sheet is recognised by what is on it, the first half of a document too. */
export const isSheetOf = (sheet: Buffer, bytes: Uint8Array): boolean =>
  sheet.equals(bytes) || (sheet.length >= leastHalf && sheet.equals(bytes.subarray(0, sheet.length)));

/** Fewer bytes may be those of any document. */
const leastHalf = 16;
const [dle, eot] = [0x10, 0x04];
const fixedBits = 0x12;

/** Answers to DLE EOT 1…4 by ESC/POS: online, why not, error, paper. */
const status = (question: number, isEmpty: boolean): number => {
  const bits: Record<number, number> = { 1: 0x08, 2: 0x20, 3: 0, 4: 0x60 };
  return fixedBits | (isEmpty ? (bits[question] ?? 0) : 0);
};

class Tray {
  isEmpty = false;
  isStalled = false;
  cutAt: number | null = null;
  readonly sheets: Buffer[] = [];
}

/** Takes the real-time questions out of what comes; the rest is for the paper. */
class Ear {
  private pending: number[] = [];

  hear(data: Buffer, ask: (question: number) => void): Buffer {
    const paper: number[] = [];
    for (const byte of data) {
      this.pending.push(byte);
      const [first, second, third] = this.pending;
      if (first !== dle || (second !== undefined && second !== eot)) paper.push(...this.pending.splice(0));
      else if (third !== undefined) {
        if (third >= 1 && third <= 4) ask(third);
        else paper.push(...this.pending);
        this.pending = [];
      }
    }
    return Buffer.from(paper);
  }
}

function serve(socket: Socket, tray: Tray, speaks: boolean): void {
  const ear = new Ear();
  let sheet: number | null = null;
  if (tray.isStalled) socket.pause();
  socket.on('data', (data) => {
    const answer = (question: number): void => void socket.write(Buffer.of(status(question, tray.isEmpty)));
    const paper = speaks ? ear.hear(data, answer) : data;
    if (paper.length === 0) return;
    sheet ??= tray.sheets.push(Buffer.alloc(0)) - 1;
    const printed = Buffer.concat([tray.sheets[sheet] ?? Buffer.alloc(0), paper]);
    if (tray.cutAt !== null && printed.length >= tray.cutAt) {
      tray.sheets[sheet] = printed.subarray(0, tray.cutAt);
      tray.cutAt = null;
      socket.resetAndDestroy();
      return;
    }
    tray.sheets[sheet] = printed;
  });
  socket.on('end', () => socket.end());
  socket.on('error', () => socket.destroy());
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });

export async function startSocketPrinter(options: SocketPrinterOptions): Promise<SocketPrinter> {
  const tray = new Tray();
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    serve(socket, tray, options.speaks);
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const kill = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.resetAndDestroy();
    });
  return {
    ...{ uri: `socket://127.0.0.1:${port}`, port, kill },
    sheets: () =>
      tray.sheets.map((bytes) => ({
        ...{ bytes, size: bytes.length },
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })),
    emptyTray: () => void (tray.isEmpty = true),
    refill: () => void (tray.isEmpty = false),
    stall: () => {
      tray.isStalled = true;
      for (const socket of open) socket.pause();
    },
    resume: () => {
      tray.isStalled = false;
      for (const socket of open) socket.resume();
    },
    cutAfter: (bytes) => void (tray.cutAt = bytes),
    restart: () => listen(server, port),
    stop: async () => {
      if (server.listening) await kill();
    },
  };
}
