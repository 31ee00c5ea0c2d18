import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../config/config.js';
import { dataSourceOptions } from './data-source-options.js';
import { Db } from './db.js';

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        ...dataSourceOptions(config.databaseUrl, config.databasePool),
        autoLoadEntities: true,
        retryAttempts: 60,
        retryDelay: 500,
        verboseRetryLog: false,
      }),
    }),
  ],
  providers: [Db],
  exports: [Db],
})
export class DbModule {}
