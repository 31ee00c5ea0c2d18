import { Body, Controller } from '@nestjs/common';
import { changeEmail, changePassword } from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { ChangeEmail } from '../use-cases/change-email.use-case.js';
import { ChangePassword } from '../use-cases/change-password.use-case.js';
import { EmailChangeDto, PasswordChangeDto } from './account-links.dto.js';

@Controller()
export class OwnAccountController {
  constructor(
    private readonly changeMyPassword: ChangePassword,
    private readonly changeMyEmail: ChangeEmail,
  ) {}

  @Serves(changePassword)
  password(@CurrentActor() actor: Actor, @Body() input: PasswordChangeDto): Promise<void> {
    return this.changeMyPassword.execute(actor, input);
  }

  @Serves(changeEmail)
  email(@CurrentActor() actor: Actor, @Body() input: EmailChangeDto): Promise<void> {
    return this.changeMyEmail.execute(actor, input);
  }
}
