import { Module } from '@nestjs/common';
import { AccessSource } from '@picolo/server/auth';
import { DatabaseAccess } from './persistence/access.source.js';

/** Rights for the guard; apart from the feature, because the feature itself needs the guard's services. */
@Module({
  providers: [{ provide: AccessSource, useClass: DatabaseAccess }],
  exports: [AccessSource],
})
export class IdentityAccessModule {}
