import { once } from 'node:events';
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { CertificateTrust } from './certificates.js';
import { decodeAnswer, encodeRequest, type IppAnswer, type IppOperation, type IppValue } from './ipp-message.js';
import { NotThePrinter, secureLine } from './secure-line.js';

export interface IppTimeouts {
  /** To reach the printer, ms. */
  readonly connect: number;
  /** For the answer to a question, ms. */
  readonly answer: number;
  /** While a document is sent: without any progress, ms. A printer that prints as it receives takes its time. */
  readonly stall: number;
}

/** How a printer is talked to. */
export interface IppLine extends IppTimeouts {
  /** Of `ipps` addresses: without it nobody is believed there. */
  readonly trust?: CertificateTrust;
}

/** `ipp://host` as what it is on the network. */
export function webAddress(printerUri: string): URL {
  const url = new URL(printerUri.replace(/^ipp(s?):/i, (_, tls: string) => `http${tls.toLowerCase()}:`));
  if (url.port === '' && /^ipp/i.test(printerUri)) url.port = '631';
  return url;
}

export const ippTimeouts: IppTimeouts = { connect: 3_000, answer: 5_000, stall: 120_000 };

/** The printer could not be asked; `reason` is a stable word. */
export class IppFailure extends Error {
  constructor(
    readonly reason: string,
    /** True once a byte of the document may have left. */
    readonly firstByteSent: boolean,
  ) {
    super(reason);
    this.name = 'IppFailure';
  }
}

export interface SendSteps {
  firstByte(): boolean;
  half(): void;
}

/** Bytes handed to the socket at a time, so that a stalled printer is noticed. */
const pieceBytes = 64 * 1024;
const largestAnswer = 4 * 1024 * 1024;

const nobody: CertificateTrust = { refusal: () => 'certificate-untrusted' };

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code.toLowerCase() : 'failed';

/** Talks IPP to one printer over HTTP. One connection per request: nothing of one job can end up in another. */
export class IppClient {
  private readonly address: URL;

  constructor(
    readonly printerUri: string,
    private readonly timeouts: IppLine = ippTimeouts,
  ) {
    this.address = webAddress(printerUri);
  }

  /** Asks a question without a document. Throws IppFailure. */
  async ask(operation: IppOperation, attributes: Readonly<Record<string, IppValue>>): Promise<IppAnswer> {
    const message = encodeRequest(operation, this.printerUri, attributes);
    const request = await this.open(message.length);
    const answer = this.answerOf(request, this.timeouts.answer, false);
    request.end(message);
    return await answer;
  }

  /**
   * Sends a document; `job` are wishes for the job itself. `steps.firstByte` is called with the connection open and nothing sent; when it answers false the
   * connection is closed and null returned. Throws IppFailure, which says whether a byte may be out.
   */
  async send(
    attributes: Readonly<Record<string, IppValue>>,
    job: Readonly<Record<string, IppValue>>,
    bytes: Uint8Array,
    steps: SendSteps,
  ): Promise<IppAnswer | null> {
    const message = encodeRequest('Print-Job', this.printerUri, attributes, job);
    const request = await this.open(message.length + bytes.length);
    await this.connected(request);
    if (!steps.firstByte()) {
      request.destroy();
      return null;
    }
    const answer = this.answerOf(request, this.timeouts.stall, true);
    // An early answer (refused, too large) may come before all is written: it counts, not the broken pipe.
    await Promise.race([
      this.write(request, message, bytes, steps),
      answer.then(
        () => undefined,
        () => undefined,
      ),
    ]);
    return await answer;
  }

  private async open(length: number): Promise<ClientRequest> {
    const line = this.address.protocol === 'https:' ? await this.secure() : null;
    const { hostname, port, pathname } = this.address;
    const request = httpRequest({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? 80 : Number(port),
      path: pathname,
      method: 'POST',
      agent: false,
      ...(line !== null && { createConnection: () => line }),
      headers: { 'content-type': 'application/ipp', 'content-length': length },
    });
    // Each failure is heard where it is awaited; this keeps a late one from ending the process.
    request.on('error', () => undefined);
    return request;
  }

  /** Throws IppFailure. */
  private async secure(): Promise<TLSSocket> {
    const { trust, connect } = this.timeouts;
    try {
      return await secureLine(this.address, trust ?? nobody, connect);
    } catch (error) {
      if (error instanceof NotThePrinter) throw new IppFailure(error.reason, false);
      const isSilent = error instanceof Error && error.name === 'AbortError';
      throw new IppFailure(isSilent ? 'printer-silent' : `printer-${codeOf(error)}`, false);
    }
  }

  private async connected(request: ClientRequest): Promise<void> {
    const limit = AbortSignal.timeout(this.timeouts.connect);
    try {
      const socket = request.socket ?? ((await once(request, 'socket', { signal: limit }))[0] as typeof request.socket);
      if (socket?.connecting === true) await once(socket, 'connect', { signal: limit });
      if (socket === null || socket.destroyed) throw new Error('closed');
    } catch (error) {
      request.destroy();
      throw new IppFailure(limit.aborted ? 'printer-silent' : `printer-${codeOf(error)}`, false);
    }
  }

  private async write(request: ClientRequest, head: Buffer, bytes: Uint8Array, steps: SendSteps): Promise<void> {
    const flushed = (piece: Uint8Array): Promise<void> =>
      new Promise((resolve) =>
        request.write(piece, () => {
          resolve();
        }),
      );
    await flushed(head);
    const half = Math.ceil(bytes.length / 2);
    for (let at = 0; at < bytes.length && !request.destroyed;) {
      const end = Math.min(at < half ? half : bytes.length, at + pieceBytes);
      await flushed(bytes.subarray(at, end));
      if (at < half && end === half) steps.half();
      at = end;
    }
    request.end();
  }

  private async answerOf(request: ClientRequest, limitMs: number, firstByteSent: boolean): Promise<IppAnswer> {
    request.setTimeout(limitMs, () => request.destroy(Object.assign(new Error('silent'), { code: 'SILENT' })));
    try {
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      const body = await readAll(response);
      if (response.statusCode !== 200) throw Object.assign(new Error(), { code: `http-${response.statusCode ?? 0}` });
      return decodeAnswer(body);
    } catch (error) {
      throw new IppFailure(`printer-${codeOf(error)}`, firstByteSent);
    } finally {
      request.destroy();
    }
  }
}

async function readAll(response: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largestAnswer) throw new Error('answer too long');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
