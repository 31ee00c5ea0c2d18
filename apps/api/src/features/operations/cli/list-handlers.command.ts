import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { listHandlers, type HandlerAccess } from '@picolo/server/auth';
import { Cli, type CliCommand } from '@picolo/server/cli';

/** `handlers`: every way into the server with who may take it, as JSON (ID-5). */
@Injectable()
@Cli('handlers')
export class ListHandlersCommand implements CliCommand {
  constructor(private readonly modules: ModuleRef) {}

  run(): Promise<number> {
    const handlers: readonly HandlerAccess[] = listHandlers(this.modules);
    process.stdout.write(`${JSON.stringify(handlers, null, 2)}\n`);
    return Promise.resolve(0);
  }
}
