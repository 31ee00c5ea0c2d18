import { Injectable } from '@nestjs/common';
import type { SendMailOptions } from 'nodemailer';
import { Config } from '../config/config.js';
import type { Letter } from './letter.js';
import { LetterHead } from './letter-head.js';
import { letterHtml, letterText } from './letter-template.js';
import { MailsRepository, type ClaimedMail } from './mails.repository.js';
import { unseal } from './sealed.js';

/** Makes the message that goes out of what was kept. */
@Injectable()
export class LetterPress {
  constructor(
    private readonly config: Config,
    private readonly head: LetterHead,
    private readonly mails: MailsRepository,
  ) {}

  /** Null when the letter can no longer be read: JWT_SECRET is another one than when it was written. */
  async message(mail: ClaimedMail): Promise<SendMailOptions | null> {
    const opened = mail.letter === null ? null : unseal(this.config.jwtSecret, mail.letter);
    if (opened === null) return null;
    const letter = JSON.parse(opened) as Letter;
    const { company, replyTo } = await this.head.read();
    const context = { company, locale: mail.locale, publicUrl: this.config.publicUrl };
    const attachments = await this.mails.attachments(mail.id);
    const from = this.config.mailFrom;
    return {
      messageId: mail.messageId,
      from: from.includes('<') ? from : { name: company, address: from },
      ...(replyTo === null ? {} : { replyTo }),
      to: { name: '', address: mail.recipient },
      subject: mail.subject,
      text: letterText(letter, context),
      html: letterHtml(letter, context),
      // RFC 3834: automatic answers (out of office) stay away.
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.locale },
      attachments: attachments.map(({ name, mediaType, bytes }) => ({
        filename: name,
        contentType: mediaType,
        content: bytes,
      })),
    };
  }
}
