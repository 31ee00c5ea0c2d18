import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { CaughtMail, CaughtMails } from './caught-mails.ts';
import { PAGE, SCRIPT, STYLE } from './page.ts';

/** Nothing of a mail runs or loads; its links open in a tab of their own. */
const MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const PAGE_POLICY = "default-src 'self'";

const send = (response: ServerResponse, type: string, body: string | Buffer, policy = PAGE_POLICY): void => {
  response.writeHead(200, {
    'content-type': type,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(body);
};

const summary = ({ id, at, from, to, subject, files }: CaughtMail): object => ({
  ...{ id, at, from, to, subject },
  files: files.map(({ name }) => name),
});

/** Pages of other sites cannot read mails by a name of theirs that points here. */
const isOurs = (request: IncomingMessage): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? '');

const plainPages: Readonly<Record<string, readonly [type: string, body: string]>> = {
  '/': ['text/html; charset=utf-8', PAGE],
  '/page.css': ['text/css; charset=utf-8', STYLE],
  '/page.js': ['text/javascript; charset=utf-8', SCRIPT],
};

/** The caught mails as a small page on loopback; it refreshes by itself (server-sent events). */
export function mailPage(mails: CaughtMails): Server {
  return createServer((request, response) => {
    const path = request.url ?? '/';
    const plain = plainPages[path];
    if (!isOurs(request)) response.writeHead(421).end();
    else if (plain !== undefined) send(response, ...plain);
    else if (path === '/changes') follow(mails, request, response);
    else if (path === '/mails' && request.method === 'DELETE') clear(mails, request, response);
    else if (path === '/mails') send(response, 'application/json', JSON.stringify(mails.all().map(summary)));
    else sendPart(mails, path, response);
  });
}

/** Only our own page may empty the list: another site's form cannot send this header. */
function clear(mails: CaughtMails, request: IncomingMessage, response: ServerResponse): void {
  if (request.headers['sec-fetch-site'] === 'cross-site') {
    response.writeHead(403).end();
    return;
  }
  mails.clear();
  response.writeHead(204).end();
}

function follow(mails: CaughtMails, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': here\n\n');
  const stop = mails.onChange(() => response.write('data: changed\n\n'));
  request.on('close', stop);
}

function sendPart(mails: CaughtMails, path: string, response: ServerResponse): void {
  const [, id, part, index] = /^\/mails\/(\d+)\/(html|text|files)(?:\/(\d+))?$/.exec(path) ?? [];
  const mail = mails.find(Number(id ?? 0));
  const file = part === 'files' ? mail?.files[Number(index ?? -1)] : undefined;
  if (mail !== undefined && part === 'html') {
    send(response, 'text/html; charset=utf-8', `<base target="_blank">${mail.html}`, MAIL_POLICY);
  } else if (mail !== undefined && part === 'text') {
    send(response, 'text/plain; charset=utf-8', mail.text);
  } else if (file !== undefined) {
    response.setHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    send(response, file.mediaType, file.bytes, MAIL_POLICY);
  } else response.writeHead(404).end();
}
