import { Controller, Query } from '@nestjs/common';
import { listAudit, listAuditActors, type AuditActorView, type AuditEntryView, type Page } from '@picolo/contracts';
import { Serves } from '@picolo/server/auth';
import { AuditQuery } from '../queries/audit.query.js';
import { AuditQueryDto } from './audit.dto.js';

@Controller()
export class AuditController {
  constructor(private readonly query: AuditQuery) {}

  @Serves(listAudit)
  list(@Query() query: AuditQueryDto): Promise<Page<AuditEntryView>> {
    return this.query.page(query);
  }

  @Serves(listAuditActors)
  actors(): Promise<readonly AuditActorView[]> {
    return this.query.actors();
  }
}
