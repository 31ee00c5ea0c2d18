import {
  auditActions,
  auditSubjects,
  type AuditAction,
  type AuditQuery,
  type AuditSubjectKind,
  type Same,
} from '@picolo/contracts';
import { maxId, PageQueryDto } from '@picolo/server/http';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, Matches, Max, Min } from 'class-validator';

export class AuditQueryDto extends PageQueryDto {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(maxId)
  actorId?: number;

  @IsOptional()
  @IsIn(auditActions)
  action?: AuditAction;

  @IsOptional()
  @IsIn(auditSubjects)
  kind?: AuditSubjectKind;

  @IsOptional()
  @Matches(/^[a-z]{1,20}(:\d{1,10})?$/)
  subject?: string;

  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  from?: string;

  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  to?: string;
}

export const auditQueryDtoIsQuery: Same<AuditQueryDto, AuditQuery> = true;
