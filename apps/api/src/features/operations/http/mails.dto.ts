import type { MailsQuery, Same } from '@picolo/contracts';
import { ListQueryDto } from '@picolo/server/http';
import { IsIn, IsOptional } from 'class-validator';

export class MailsQueryDto extends ListQueryDto {
  @IsOptional()
  @IsIn(['open', 'failed', 'sent'])
  state?: 'open' | 'failed' | 'sent';
}

export const mailsQueryDtoIsQuery: Same<MailsQueryDto, MailsQuery> = true;
