import { AccountLinksController } from './http/account-links.controller.js';
import { AcceptInvitationController, InvitationsController } from './http/invitations.controller.js';
import { OwnAccountController } from './http/own-account.controller.js';
import { MailResetLinkWhenForgotten } from './jobs/mail-reset-link-when-forgotten.job.js';
import { AccountTokenEntity, PasswordRequestEntity } from './persistence/account-token.entity.js';
import { AccountTokensRepository } from './persistence/account-tokens.repository.js';
import { AccountsRepository } from './persistence/accounts.repository.js';
import { InvitationEntity } from './persistence/invitation.entity.js';
import { InvitationsRepository } from './persistence/invitations.repository.js';
import { PersonalDataOfAccounts } from './personal-data.js';
import { InvitationsQuery } from './queries/invitations.query.js';
import { AcceptInvitation } from './use-cases/accept-invitation.use-case.js';
import { AskPasswordReset } from './use-cases/ask-password-reset.use-case.js';
import { ChangeEmail } from './use-cases/change-email.use-case.js';
import { ChangePassword } from './use-cases/change-password.use-case.js';
import { ConfirmPassword } from './use-cases/confirm-password.js';
import { InviteUser } from './use-cases/invite-user.use-case.js';
import { ResendInvitation, WithdrawInvitation } from './use-cases/keep-invitation.use-case.js';
import { InvitedAccount } from './use-cases/invited-account.js';
import { LinkOwner } from './use-cases/link-owner.js';
import { MailLink } from './use-cases/mail-link.js';
import { MailResetLink } from './use-cases/mail-reset-link.use-case.js';
import { NewPassword } from './use-cases/new-password.js';
import { ProveAddress } from './use-cases/prove-address.js';
import { ResendVerification } from './use-cases/resend-verification.use-case.js';
import { ResetPassword } from './use-cases/reset-password.use-case.js';
import { SendInvitation } from './use-cases/send-invitation.js';
import { VerifyEmail } from './use-cases/verify-email.use-case.js';

/** What is done by mailed links (ID-2): verification, reset, change of address, invitation. */
export const linkEntities = [AccountTokenEntity, PasswordRequestEntity, InvitationEntity];

export const linkControllers = [
  AccountLinksController,
  OwnAccountController,
  InvitationsController,
  AcceptInvitationController,
];

export const linkProviders = [
  AccountTokensRepository,
  AccountsRepository,
  InvitationsRepository,
  InvitationsQuery,
  MailLink,
  LinkOwner,
  InvitedAccount,
  ProveAddress,
  ResendVerification,
  VerifyEmail,
  AskPasswordReset,
  MailResetLink,
  MailResetLinkWhenForgotten,
  ConfirmPassword,
  NewPassword,
  ResetPassword,
  ChangePassword,
  ChangeEmail,
  SendInvitation,
  InviteUser,
  ResendInvitation,
  WithdrawInvitation,
  AcceptInvitation,
  PersonalDataOfAccounts,
];
