import { Controller, Param, Query } from '@nestjs/common';
import { listMails, mailOverview, retryMail, type MailOverview, type MailView, type Page } from '@picolo/contracts';
import { Serves } from '@picolo/server/auth';
import { IdParam } from '@picolo/server/http';
import { MailsReader, RetryMail } from '@picolo/server/mail';
import { MailsPageQuery } from '../queries/mails-page.query.js';
import { MailsQueryDto } from './mails.dto.js';

@Controller()
export class MailsController {
  constructor(
    private readonly mails: MailsReader,
    private readonly pages: MailsPageQuery,
    private readonly retry: RetryMail,
  ) {}

  @Serves(listMails)
  list(@Query() query: MailsQueryDto): Promise<Page<MailView>> {
    return this.pages.page(query);
  }

  @Serves(mailOverview)
  overview(): Promise<MailOverview> {
    return this.mails.overview();
  }

  @Serves(retryMail)
  again(@Param() { id }: IdParam): Promise<void> {
    return this.retry.execute(id);
  }
}
