import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startMailCatcher, type MailCatcher } from './mail-catcher.ts';

let catcher: MailCatcher;

beforeEach(async () => {
  catcher = await startMailCatcher(0);
});

afterEach(() => catcher.stop());

const send = async (subject: string, content = 'PDF'): Promise<void> => {
  const transport = createTransport(catcher.smtpUrl);
  await transport.sendMail({
    from: 'Shop <shop@picolo.test>',
    to: 'zoe@picolo.test',
    subject,
    text: 'Bonjour',
    html: '<p>Bonjour</p><script>alert(1)</script>',
    attachments: [{ filename: 'facture é.pdf', content, contentType: 'application/pdf' }],
  });
};

const read = (path: string): Promise<Response> => fetch(new URL(path, catcher.pageUrl));

describe('mail catcher of npm start', () => {
  it('OP-1 keeps what is sent, newest first, with text, HTML and attachments', async () => {
    await send('first');
    await send('second');
    const listed = (await (await read('/mails')).json()) as { id: number; subject: string; files: string[] }[];
    expect(listed.map(({ subject }) => subject)).toEqual(['second', 'first']);
    expect(listed[0]?.files).toEqual(['facture é.pdf']);
    const [, mail] = listed;
    expect(await (await read(`/mails/${String(mail?.id)}/text`)).text()).toContain('Bonjour');
    const html = await read(`/mails/${String(mail?.id)}/html`);
    expect(await html.text()).toContain('<p>Bonjour</p>');
    expect(html.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await (await read(`/mails/${String(mail?.id)}/files/0`)).text()).toBe('PDF');
    expect((await read('/mails/99/html')).status).toBe(404);
  });

  it('OP-1 tells open pages of a new mail at once', async () => {
    const changes = await read('/changes');
    const reader = changes.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('here');
    await send('news');
    expect((await reader?.read())?.value).toContain('changed');
    await reader?.cancel();
  });

  it('OP-1 keeps at most 200 mails and 50 MB', async () => {
    for (let count = 0; count < 3; count += 1) await send(`large ${String(count)}`, 'x'.repeat(16_000_000));
    expect(catcher.mails.all().length).toBeLessThan(3);
    for (let count = 0; count < 210; count += 1) {
      await catcher.mails.add(Buffer.from(`Subject: ${String(count)}\r\n\r\nx\r\n`));
    }
    expect(catcher.mails.all()).toHaveLength(200);
    expect(catcher.mails.all()[0]?.subject).toBe('209');
  });

  it('SE-1 is read under the names of this machine alone', async () => {
    const { request } = await import('node:http');
    const status = await new Promise((resolve) => {
      request(new URL('/mails', catcher.pageUrl), { headers: { host: 'evil.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
    expect(status).toBe(421);
  });
});
