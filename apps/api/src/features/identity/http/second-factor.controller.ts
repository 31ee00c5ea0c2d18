import { Body, Controller, Req, Res } from '@nestjs/common';
import {
  confirmSecondFactor,
  confirmSignIn,
  disableSecondFactor,
  enrolSecondFactor,
  renewRecoveryCodes,
  secondFactor,
  type RecoveryCodesView,
  type SecondFactorEnrolment,
  type SecondFactorView,
  type SignInView,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import type { Request, Response } from 'express';
import { SecondFactorQuery } from '../queries/second-factor.query.js';
import { ConfirmSignIn } from '../use-cases/confirm-sign-in.use-case.js';
import { DisableSecondFactor } from '../use-cases/disable-second-factor.use-case.js';
import { EnrolSecondFactor } from '../use-cases/enrol-second-factor.use-case.js';
import { CodeDto, OwnPasswordDto, SecondFactorDto } from './second-factor.dto.js';
import { SignInTransport } from './sign-in-transport.js';

@Controller()
export class SecondFactorController {
  constructor(
    private readonly transport: SignInTransport,
    private readonly confirm: ConfirmSignIn,
    private readonly query: SecondFactorQuery,
    private readonly enrol: EnrolSecondFactor,
    private readonly disable: DisableSecondFactor,
  ) {}

  @Serves(confirmSignIn)
  async signIn(
    @Body() { client = 'browser', ...input }: SecondFactorDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignInView> {
    const signedIn = await this.confirm.execute(input, this.transport.device(request, client));
    return this.transport.answer(response, signedIn, client);
  }

  @Serves(secondFactor)
  state(@CurrentActor() actor: Actor): Promise<SecondFactorView> {
    return this.query.view(actor);
  }

  @Serves(enrolSecondFactor)
  start(@CurrentActor() actor: Actor, @Body() { password }: OwnPasswordDto): Promise<SecondFactorEnrolment> {
    return this.enrol.start(actor, password);
  }

  @Serves(confirmSecondFactor)
  finish(@CurrentActor() actor: Actor, @Body() { code }: CodeDto): Promise<RecoveryCodesView> {
    return this.enrol.confirm(actor, code);
  }

  @Serves(renewRecoveryCodes)
  renew(@CurrentActor() actor: Actor, @Body() { password }: OwnPasswordDto): Promise<RecoveryCodesView> {
    return this.enrol.renewCodes(actor, password);
  }

  @Serves(disableSecondFactor)
  async off(@CurrentActor() actor: Actor, @Body() { password }: OwnPasswordDto): Promise<void> {
    await this.disable.execute(actor, password);
  }
}
