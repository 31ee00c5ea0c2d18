import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../config/config.js';
import { dataSourceOptions } from './data-source-options.js';
import { Db } from './db.js';
import { openDataSource } from './open-data-source.js';

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
      dataSourceFactory: async (options) => {
        if (options === undefined) throw new Error('the database has no options');
        return await openDataSource(options);
      },
    }),
  ],
  providers: [Db],
  exports: [Db],
})
export class DbModule {}
