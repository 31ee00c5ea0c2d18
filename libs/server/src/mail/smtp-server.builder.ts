import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** What the server answers to a recipient: an error carries the SMTP status. */
export type Verdict = { readonly status: number; readonly text: string } | null;

/** For tests: a real SMTP server on a free port of the loopback, and the letters that it took. */
export class TestMailServer {
  readonly letters: Email[] = [];
  /** Recipients asked for, refused ones included. */
  readonly asked: string[] = [];
  verdict: (recipient: string) => Verdict = () => null;
  private server: SMTPServer | null = null;
  private port = 0;

  /** Null port: the first start picks one; later starts come back on it. */
  async start(): Promise<void> {
    const server = new SMTPServer(this.options());
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  get url(): string {
    return `smtp://127.0.0.1:${String(this.port)}`;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server !== null) await new Promise<void>((resolve) => server.close(resolve));
  }

  private options(): SMTPServerOptions {
    return {
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _session, done) => {
        this.asked.push(address);
        const verdict = this.verdict(address);
        done(verdict === null ? null : Object.assign(new Error(verdict.text), { responseCode: verdict.status }));
      },
      onData: (stream, _session, done) => {
        void buffer(stream)
          .then((bytes) => PostalMime.parse(bytes))
          .then((letter) => {
            this.letters.push(letter);
            done();
          }, done);
      },
    };
  }
}
