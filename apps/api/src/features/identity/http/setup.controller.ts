import { Body, Controller, Req, Res } from '@nestjs/common';
import { setup, setupState, type SetupState, type SignInView } from '@picolo/contracts';
import { Serves } from '@picolo/server/auth';
import { localeOf } from '@picolo/server/http';
import type { Request, Response } from 'express';
import { SetupQuery } from '../queries/setup.query.js';
import { SetUp } from '../use-cases/set-up.use-case.js';
import { SetupDto } from './auth.dto.js';
import { SignInTransport } from './sign-in-transport.js';

@Controller()
export class SetupController {
  constructor(
    private readonly transport: SignInTransport,
    private readonly query: SetupQuery,
    private readonly setUp: SetUp,
  ) {}

  @Serves(setupState)
  state(): Promise<SetupState> {
    return this.query.state();
  }

  @Serves(setup)
  async setup(
    @Body() { code, email, password, name }: SetupDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignInView> {
    const input = { code, email, password, name, locale: localeOf(request.headers['accept-language']) };
    const signedIn = await this.setUp.execute(input, this.transport.device(request, 'browser'));
    return this.transport.answer(response, signedIn, 'browser');
  }
}
