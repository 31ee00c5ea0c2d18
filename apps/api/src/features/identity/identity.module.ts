import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClientsModule } from '../clients/index.js';
import { AdminCreateCommand } from './cli/admin-create.command.js';
import { SetupCodeCommand } from './cli/setup-code.command.js';
import { DemoAccounts } from './demo-accounts.js';
import { AuthController } from './http/auth.controller.js';
import { RegisterController } from './http/register.controller.js';
import { SetupController } from './http/setup.controller.js';
import { SignInTransport } from './http/sign-in-transport.js';
import { IdentityFacade } from './identity.facade.js';
import { ForgetSignInsSweep } from './jobs/forget-sign-ins.sweep.js';
import { PasswordHasher } from './password-hasher.js';
import { RoleEntity, RolePermissionEntity } from './persistence/role.entity.js';
import { RefreshTokenEntity, SessionEntity } from './persistence/session.entity.js';
import { SessionsRepository } from './persistence/sessions.repository.js';
import { SetupCodeEntity } from './persistence/setup-code.entity.js';
import { SetupCodesRepository } from './persistence/setup-codes.repository.js';
import { SignInFailureEntity } from './persistence/sign-in-failure.entity.js';
import { SignInFailuresRepository } from './persistence/sign-in-failures.repository.js';
import { UserEntity } from './persistence/user.entity.js';
import { UsersRepository } from './persistence/users.repository.js';
import { AccountQuery } from './queries/account.query.js';
import { SetupQuery } from './queries/setup.query.js';
import { ChooseLocale } from './use-cases/choose-locale.use-case.js';
import { RefreshSession } from './use-cases/refresh-session.use-case.js';
import { CreateAdministrator } from './use-cases/create-administrator.use-case.js';
import { ForgetSignIns } from './use-cases/forget-sign-ins.use-case.js';
import { IssueSetupCode } from './use-cases/issue-setup-code.use-case.js';
import { NewClientAccount } from './use-cases/new-client-account.js';
import { RegisterClient } from './use-cases/register-client.use-case.js';
import { SetUp } from './use-cases/set-up.use-case.js';
import { SignInOutcome } from './use-cases/sign-in-outcome.js';
import { SignIn } from './use-cases/sign-in.use-case.js';
import { SignInAnswer } from './use-cases/signed-in.js';
import { SignOut } from './use-cases/sign-out.use-case.js';

const entities = [
  RoleEntity,
  RolePermissionEntity,
  UserEntity,
  SessionEntity,
  RefreshTokenEntity,
  SignInFailureEntity,
  SetupCodeEntity,
];
const useCases = [
  SignIn,
  SignInOutcome,
  SignInAnswer,
  RefreshSession,
  SignOut,
  RegisterClient,
  NewClientAccount,
  ChooseLocale,
  CreateAdministrator,
  IssueSetupCode,
  SetUp,
  ForgetSignIns,
];

@Module({
  imports: [TypeOrmModule.forFeature(entities), ClientsModule],
  controllers: [AuthController, RegisterController, SetupController],
  providers: [
    UsersRepository,
    SessionsRepository,
    SignInFailuresRepository,
    PasswordHasher,
    SetupCodesRepository,
    AccountQuery,
    SetupQuery,
    SignInTransport,
    ...useCases,
    IdentityFacade,
    DemoAccounts,
    ForgetSignInsSweep,
    AdminCreateCommand,
    SetupCodeCommand,
  ],
  exports: [IdentityFacade, DemoAccounts],
})
export class IdentityModule {}
