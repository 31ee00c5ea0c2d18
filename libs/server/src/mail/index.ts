export { Mailer, type Attachment, type NewMail } from './mailer.js';
export type { Letter } from './letter.js';
export { LetterHead, type LetterHeadValues } from './letter-head.js';
export { MailModule } from './mail.module.js';
export { MailsReader, type MailRecord } from './mails.reader.js';
export { MailSweep } from './mail.sweep.js';
export { RetryMail } from './retry-mail.js';
export { SendMail } from './send-mail.js';
