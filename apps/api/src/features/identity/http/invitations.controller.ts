import { Body, Controller, Param, Req, Res } from '@nestjs/common';
import {
  acceptInvitation,
  inviteUser,
  listInvitations,
  readInvitation,
  resendInvitation,
  withdrawInvitation,
  type InvitationView,
  type InvitedView,
  type SignInView,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam } from '@picolo/server/http';
import type { Request, Response } from 'express';
import { InvitationsQuery } from '../queries/invitations.query.js';
import { AcceptInvitation } from '../use-cases/accept-invitation.use-case.js';
import { InviteUser } from '../use-cases/invite-user.use-case.js';
import { ResendInvitation, WithdrawInvitation } from '../use-cases/keep-invitation.use-case.js';
import { AcceptDto, InvitationDto, LinkDto } from './account-links.dto.js';
import { SignInTransport } from './sign-in-transport.js';

@Controller()
export class InvitationsController {
  constructor(
    private readonly query: InvitationsQuery,
    private readonly inviting: InviteUser,
    private readonly resending: ResendInvitation,
    private readonly withdrawing: WithdrawInvitation,
  ) {}

  @Serves(listInvitations)
  list(): Promise<{ readonly items: readonly InvitationView[] }> {
    return this.query.list();
  }

  @Serves(inviteUser)
  invite(@CurrentActor() actor: Actor, @Body() input: InvitationDto): Promise<InvitationView> {
    return this.inviting.execute(actor, input);
  }

  @Serves(resendInvitation)
  resend(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<InvitationView> {
    return this.resending.execute(actor, id);
  }

  @Serves(withdrawInvitation)
  withdraw(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<void> {
    return this.withdrawing.execute(actor, id);
  }
}

/** For the bearer of a link, who has no account yet. */
@Controller()
export class AcceptInvitationController {
  constructor(
    private readonly query: InvitationsQuery,
    private readonly accepting: AcceptInvitation,
    private readonly transport: SignInTransport,
  ) {}

  @Serves(readInvitation)
  read(@Body() { token }: LinkDto): Promise<InvitedView> {
    return this.query.ofLink(token);
  }

  @Serves(acceptInvitation)
  async accept(
    @Body() { token, name, password }: AcceptDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignInView> {
    const device = this.transport.device(request, 'browser');
    const signedIn = await this.accepting.execute({ token, name, password }, device);
    return this.transport.answer(response, signedIn, 'browser');
  }
}
