import { Body, Controller, Req, Res } from '@nestjs/common';
import { DomainError, login, logout, me, refresh, updateMe, type SignInView, type UserView } from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import type { Request, Response } from 'express';
import { AccountQuery } from '../queries/account.query.js';
import { ChooseLocale } from '../use-cases/choose-locale.use-case.js';
import { RefreshSession } from '../use-cases/refresh-session.use-case.js';
import { SignIn } from '../use-cases/sign-in.use-case.js';
import { SignOut } from '../use-cases/sign-out.use-case.js';
import { LocaleDto, LoginDto, LogoutDto, RefreshDto } from './auth.dto.js';
import { SignInTransport } from './sign-in-transport.js';

@Controller()
export class AuthController {
  constructor(
    private readonly transport: SignInTransport,
    private readonly signIn: SignIn,
    private readonly refreshSession: RefreshSession,
    private readonly signOut: SignOut,
    private readonly accounts: AccountQuery,
    private readonly chooseLocale: ChooseLocale,
  ) {}

  @Serves(login)
  async login(
    @Body() { client = 'browser', ...input }: LoginDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignInView> {
    const signedIn = await this.signIn.execute(input, this.transport.device(request, client));
    return this.transport.answer(response, signedIn, client);
  }

  /** A token in the body is a program's: it is answered in the body. */
  @Serves(refresh)
  async refresh(
    @Body() { refreshToken, attempt }: RefreshDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignInView> {
    const token = refreshToken ?? this.transport.refreshCookie(request);
    if (token === undefined) throw new DomainError('AUTH.REFRESH_INVALID');
    const kind = refreshToken === undefined ? 'browser' : 'program';
    try {
      return this.transport.answer(response, await this.refreshSession.execute(token, attempt), kind);
    } catch (error) {
      if (kind === 'browser' && error instanceof DomainError) this.transport.forget(response);
      throw error;
    }
  }

  @Serves(logout)
  async logout(
    @Body() { refreshToken }: LogoutDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.signOut.execute({
      refreshToken: refreshToken ?? this.transport.refreshCookie(request),
      accessToken: this.transport.accessToken(request),
    });
    this.transport.forget(response);
  }

  @Serves(me)
  me(@CurrentActor() actor: Actor): Promise<UserView> {
    return this.accounts.view(actor.userId);
  }

  @Serves(updateMe)
  async update(@CurrentActor() actor: Actor, @Body() { locale }: LocaleDto): Promise<UserView> {
    await this.chooseLocale.execute(actor, locale);
    return await this.accounts.view(actor.userId);
  }
}
