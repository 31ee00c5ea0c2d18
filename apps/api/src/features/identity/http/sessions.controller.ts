import { Controller, Param } from '@nestjs/common';
import { endOtherSessions, endSession, listSessions, type SessionView } from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam } from '@picolo/server/http';
import { SessionsQuery } from '../queries/sessions.query.js';
import { EndSessions } from '../use-cases/end-sessions.use-case.js';

@Controller()
export class SessionsController {
  constructor(
    private readonly query: SessionsQuery,
    private readonly sessions: EndSessions,
  ) {}

  @Serves(listSessions)
  list(@CurrentActor() actor: Actor): Promise<readonly SessionView[]> {
    return this.query.list(actor);
  }

  @Serves(endSession)
  async end(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<void> {
    await this.sessions.one(actor, id);
  }

  @Serves(endOtherSessions)
  async endOthers(@CurrentActor() actor: Actor): Promise<{ readonly ended: number }> {
    return { ended: await this.sessions.others(actor) };
  }
}
