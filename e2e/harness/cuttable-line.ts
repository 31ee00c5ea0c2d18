import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A line between a browser and the server that can be cut and mended, as a pulled network cable would be. */
export interface CuttableLine {
  readonly url: string;
  cut: () => void;
  mend: () => void;
  close: () => Promise<void>;
}

/** Opens a line on a free loopback port to the server at `target`. */
export async function cuttableLine(target: string): Promise<CuttableLine> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let whole = true;
  const hold = (socket: Socket): void => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const server = createServer((incoming) => {
    hold(incoming);
    if (!whole) {
      incoming.destroy();
      return;
    }
    const outgoing = connect(Number(port), hostname);
    hold(outgoing);
    // Nobody listens, or died: whoever called hears of it instead of waiting for an answer.
    outgoing.on('error', () => incoming.destroy());
    incoming.on('error', () => outgoing.destroy());
    incoming.pipe(outgoing).pipe(incoming);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  const drop = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut: () => {
      whole = false;
      drop();
    },
    mend: () => {
      whole = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        drop();
      }),
  };
}
