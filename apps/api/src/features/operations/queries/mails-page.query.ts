import { Injectable } from '@nestjs/common';
import type { MailsQuery, MailView, Page } from '@picolo/contracts';
import { pageLimit, pageOf, readIdCursor } from '@picolo/server/db';
import { MailsReader, type MailRecord } from '@picolo/server/mail';

/** Mails as the console lists them, newest first. */
@Injectable()
export class MailsPageQuery {
  constructor(private readonly mails: MailsReader) {}

  async page(query: MailsQuery): Promise<Page<MailView>> {
    const limit = pageLimit(query.limit);
    const rows = await this.mails.list(query.state ?? null, query.q ?? null, readIdCursor(query.cursor), limit + 1);
    return pageOf(rows, limit, (row) => [row.id], mailView);
  }
}

const mailView = (row: MailRecord): MailView => ({
  id: row.id,
  to: row.recipient,
  subject: row.subject,
  state: row.state,
  trouble: row.trouble,
  answer: row.answer ?? '',
  attempts: row.attempts,
  about: row.about,
  createdAt: row.createdAt.toISOString(),
  sentAt: row.sentAt?.toISOString() ?? null,
  nextAt: row.state === 'waiting' ? row.dueAt.toISOString() : null,
});
