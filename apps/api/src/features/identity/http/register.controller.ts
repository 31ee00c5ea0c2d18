import { Body, Controller, Req, Res } from '@nestjs/common';
import { register, type SignInView } from '@picolo/contracts';
import { Serves } from '@picolo/server/auth';
import { localeOf } from '@picolo/server/http';
import type { Request, Response } from 'express';
import { RegisterClient } from '../use-cases/register-client.use-case.js';
import { RegisterDto } from './auth.dto.js';
import { SignInTransport } from './sign-in-transport.js';

@Controller()
export class RegisterController {
  constructor(
    private readonly transport: SignInTransport,
    private readonly registerClient: RegisterClient,
  ) {}

  @Serves(register)
  async register(
    @Body() input: RegisterDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignInView> {
    const { email, password, name, company } = input;
    const locale = input.locale ?? localeOf(request.headers['accept-language']);
    const device = this.transport.device(request, 'browser');
    const signedIn = await this.registerClient.execute({ email, password, name, company, locale }, device);
    return this.transport.answer(response, signedIn, 'browser');
  }
}
