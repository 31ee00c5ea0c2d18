import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FileEntity } from './file.entity.js';
import { Files } from './files.js';
import { SweepFiles } from './sweep-files.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([FileEntity])],
  providers: [Files, SweepFiles],
  exports: [Files],
})
export class FilesModule {}
