import { Injectable } from '@nestjs/common';
import type { MailTrouble } from '@picolo/contracts';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { Config } from '../config/config.js';

export type Outcome =
  { readonly sent: true } | { readonly sent: false; readonly trouble: MailTrouble; readonly answer: string };

interface SmtpFailure {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly message: string;
}

const troubleOf = ({ code, responseCode = 0 }: SmtpFailure): MailTrouble => {
  if (code === 'EAUTH') return 'sign-in';
  if (responseCode >= 500) return 'refused';
  if (responseCode >= 400) return 'busy';
  // No usable recipient, or a message that no server could take: trying again changes nothing.
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return 'refused';
  return 'unreachable';
};

const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };

/** The mail server of SMTP_URL. One connection per mail: a back office sends few, and none stays open to go stale. */
@Injectable()
export class MailTransport {
  constructor(private readonly config: Config) {}

  /** What `send` would answer without a server: nothing needs to be written out for it. */
  get absent(): Outcome | null {
    return this.config.smtpUrl === null ? { sent: false, trouble: 'no-server', answer: '' } : null;
  }

  async send(message: SendMailOptions): Promise<Outcome> {
    const { smtpUrl } = this.config;
    if (smtpUrl === null) return { sent: false, trouble: 'no-server', answer: '' };
    const transport = createTransport({ url: smtpUrl, ...limits, disableFileAccess: true, disableUrlAccess: true });
    try {
      await transport.sendMail(message);
      return { sent: true };
    } catch (error) {
      const failure = error as SmtpFailure;
      return { sent: false, trouble: troubleOf(failure), answer: failure.response ?? failure.message };
    } finally {
      transport.close();
    }
  }
}
