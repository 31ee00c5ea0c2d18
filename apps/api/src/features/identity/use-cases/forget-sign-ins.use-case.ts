import { Injectable } from '@nestjs/common';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { SessionsRepository } from '../persistence/sessions.repository.js';
import { SignInFailuresRepository } from '../persistence/sign-in-failures.repository.js';

const day = 86_400_000;

/** What nobody needs any more: sessions that ended a month ago, failures of yesterday. */
@Injectable()
export class ForgetSignIns {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sessions: SessionsRepository,
    private readonly failures: SignInFailuresRepository,
  ) {}

  async execute(): Promise<void> {
    const now = this.clock.now().getTime();
    await this.db.tx((tx) => this.sessions.forget(tx, new Date(now - 30 * day)));
    await this.db.tx((tx) => this.failures.forget(tx, new Date(now - day)));
  }
}
