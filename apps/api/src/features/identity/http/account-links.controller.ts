import { Body, Controller } from '@nestjs/common';
import {
  forgottenPassword,
  resetPassword,
  resendVerification,
  verifyEmail,
  type VerifiedView,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { AskPasswordReset } from '../use-cases/ask-password-reset.use-case.js';
import { ResendVerification } from '../use-cases/resend-verification.use-case.js';
import { ResetPassword } from '../use-cases/reset-password.use-case.js';
import { VerifyEmail } from '../use-cases/verify-email.use-case.js';
import { ForgottenDto, LinkDto, ResetDto } from './account-links.dto.js';

@Controller()
export class AccountLinksController {
  constructor(
    private readonly resendLink: ResendVerification,
    private readonly verifyAddress: VerifyEmail,
    private readonly ask: AskPasswordReset,
    private readonly resetByLink: ResetPassword,
  ) {}

  @Serves(resendVerification)
  resend(@CurrentActor() actor: Actor): Promise<void> {
    return this.resendLink.execute(actor);
  }

  @Serves(verifyEmail)
  verify(@Body() { token }: LinkDto): Promise<VerifiedView> {
    return this.verifyAddress.execute(token);
  }

  @Serves(forgottenPassword)
  forgotten(@Body() { email, place }: ForgottenDto): Promise<void> {
    return this.ask.execute({ email, place });
  }

  @Serves(resetPassword)
  reset(@Body() { token, password }: ResetDto): Promise<void> {
    return this.resetByLink.execute({ token, password });
  }
}
