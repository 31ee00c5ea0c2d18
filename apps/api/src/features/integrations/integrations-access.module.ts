import { Module } from '@nestjs/common';
import { ProgramSource } from '@picolo/server/auth';
import { DatabasePrograms } from './persistence/program.source.js';

/** Keys for the guard; apart from the feature, because the feature itself needs the guard's services. */
@Module({
  providers: [{ provide: ProgramSource, useClass: DatabasePrograms }],
  exports: [ProgramSource],
})
export class IntegrationsAccessModule {}
