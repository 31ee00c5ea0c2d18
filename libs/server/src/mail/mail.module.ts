import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LetterPress } from './letter-press.js';
import { MailAttachmentRow, MailRow } from './mail.entity.js';
import { ForgetMailsSweep, MailSweep } from './mail.sweep.js';
import { MailTransport } from './mail-transport.js';
import { Mailer } from './mailer.js';
import { MailsReader } from './mails.reader.js';
import { MailsRepository } from './mails.repository.js';
import { PersonalDataOfMails } from './personal-data.js';
import { RetryMail } from './retry-mail.js';
import { SendMail } from './send-mail.js';
import { SendQueuedMail } from './send-queued-mail.consumer.js';

/** Mails for every feature. `head` is the module that provides (and exports) LetterHead. */
@Global()
@Module({})
export class MailModule {
  static forRoot(head: Type): DynamicModule {
    return {
      module: MailModule,
      imports: [head, TypeOrmModule.forFeature([MailRow, MailAttachmentRow])],
      providers: [
        Mailer,
        MailsReader,
        MailsRepository,
        MailTransport,
        LetterPress,
        RetryMail,
        SendMail,
        SendQueuedMail,
        MailSweep,
        PersonalDataOfMails,
        ForgetMailsSweep,
      ],
      exports: [Mailer, MailsReader, RetryMail],
    };
  }
}
