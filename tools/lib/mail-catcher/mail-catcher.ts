import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { CaughtMails } from './caught-mails.ts';
import { mailPage } from './mail-page.ts';

export interface MailCatcher {
  /** For SMTP_URL. */
  smtpUrl: string;
  /** Where a person reads the mails. */
  pageUrl: string;
  mails: CaughtMails;
  stop(): Promise<void>;
}

const LARGEST_MAIL = 30_000_000;
const PAGE_PORT = 8025;

/** Listens at the wanted port, or at a free one when another program has it. */
const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && port !== 0) listen(server, 0).then(resolve, reject);
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

function smtpServer(mails: CaughtMails): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    size: LARGEST_MAIL,
    onData: (stream, _session, done) => {
      void buffer(stream)
        .then((message) => mails.add(message))
        .then(() => done(), done);
    },
  });
}

/** A mail server that keeps what it gets, and a page that shows it: both on loopback, both end with `stop`. */
export async function startMailCatcher(pagePort: number = PAGE_PORT): Promise<MailCatcher> {
  const mails = new CaughtMails();
  const smtp = smtpServer(mails);
  smtp.on('error', () => undefined);
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const page = mailPage(mails);
  const port = await listen(page, pagePort);
  return {
    smtpUrl: `smtp://127.0.0.1:${String((smtp.server.address() as AddressInfo).port)}`,
    pageUrl: `http://localhost:${String(port)}/`,
    mails,
    stop: async () => {
      page.closeAllConnections();
      await Promise.all([
        new Promise<void>((resolve) => page.close(() => resolve())),
        new Promise<void>((resolve) => smtp.close(resolve)),
      ]);
    },
  };
}
