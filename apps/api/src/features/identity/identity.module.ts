import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { ClientsModule } from '../clients/index.js';
import { SettingsModule } from '../settings/index.js';
import { linkControllers, linkEntities, linkProviders } from './account-links.providers.js';
import { AdminCreateCommand } from './cli/admin-create.command.js';
import { SetupCodeCommand } from './cli/setup-code.command.js';
import { DemoAccounts } from './demo-accounts.js';
import { DemoStaff } from './demo-staff.js';
import { AuthController } from './http/auth.controller.js';
import { RegisterController } from './http/register.controller.js';
import { RolesController } from './http/roles.controller.js';
import { SecondFactorController } from './http/second-factor.controller.js';
import { SessionsController } from './http/sessions.controller.js';
import { SetupController } from './http/setup.controller.js';
import { UsersController } from './http/users.controller.js';
import { SignInTransport } from './http/sign-in-transport.js';
import { IdentityFacade } from './identity.facade.js';
import { ForgetSignInsSweep } from './jobs/forget-sign-ins.sweep.js';
import { PasswordHasher } from './password-hasher.js';
import { ManagedUsersRepository } from './persistence/managed-users.repository.js';
import { RolesRepository } from './persistence/roles.repository.js';
import { RoleEntity, RolePermissionEntity } from './persistence/role.entity.js';
import { RecoveryCodeEntity, SecondFactorEntity } from './persistence/second-factor.entity.js';
import { SecondFactorsRepository } from './persistence/second-factors.repository.js';
import { RefreshTokenEntity, SessionEntity } from './persistence/session.entity.js';
import { SessionsRepository } from './persistence/sessions.repository.js';
import { SetupCodeEntity } from './persistence/setup-code.entity.js';
import { SetupCodesRepository } from './persistence/setup-codes.repository.js';
import { SignInFailureEntity } from './persistence/sign-in-failure.entity.js';
import { SignInFailuresRepository } from './persistence/sign-in-failures.repository.js';
import { UserEntity } from './persistence/user.entity.js';
import { UsersRepository } from './persistence/users.repository.js';
import { AccountQuery } from './queries/account.query.js';
import { RolesQuery } from './queries/roles.query.js';
import { SessionsQuery } from './queries/sessions.query.js';
import { UsersQuery } from './queries/users.query.js';
import { SecondFactorQuery } from './queries/second-factor.query.js';
import { SetupQuery } from './queries/setup.query.js';
import { Administrators } from './use-cases/administrators.js';
import { ChangeRoles } from './use-cases/change-roles.use-case.js';
import { ChooseLocale } from './use-cases/choose-locale.use-case.js';
import { RefreshSession } from './use-cases/refresh-session.use-case.js';
import { ConfirmSignIn } from './use-cases/confirm-sign-in.use-case.js';
import { CreateAdministrator } from './use-cases/create-administrator.use-case.js';
import { DisableSecondFactor } from './use-cases/disable-second-factor.use-case.js';
import { EndSessions } from './use-cases/end-sessions.use-case.js';
import { EnrolSecondFactor } from './use-cases/enrol-second-factor.use-case.js';
import { ForgetSignIns } from './use-cases/forget-sign-ins.use-case.js';
import { IdentityNews } from './use-cases/identity-news.js';
import { IssueSetupCode } from './use-cases/issue-setup-code.use-case.js';
import { NewClientAccount } from './use-cases/new-client-account.js';
import { ManageUsers } from './use-cases/manage-users.use-case.js';
import { UserChanges } from './use-cases/user-changes.js';
import { RegisterClient } from './use-cases/register-client.use-case.js';
import { SecondFactorCheck } from './use-cases/second-factor-check.js';
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
  SecondFactorEntity,
  RecoveryCodeEntity,
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
  ConfirmSignIn,
  SecondFactorCheck,
  EnrolSecondFactor,
  DisableSecondFactor,
  Administrators,
  ChangeRoles,
  ManageUsers,
  UserChanges,
  EndSessions,
  IdentityNews,
];

@Module({
  imports: [TypeOrmModule.forFeature([...entities, ...linkEntities]), AuditModule, ClientsModule, SettingsModule],
  controllers: [
    AuthController,
    RegisterController,
    SetupController,
    SecondFactorController,
    RolesController,
    UsersController,
    SessionsController,
    ...linkControllers,
  ],
  providers: [
    UsersRepository,
    SessionsRepository,
    SignInFailuresRepository,
    PasswordHasher,
    SetupCodesRepository,
    AccountQuery,
    SetupQuery,
    SecondFactorQuery,
    RolesQuery,
    RolesRepository,
    ManagedUsersRepository,
    SessionsQuery,
    UsersQuery,
    SecondFactorsRepository,
    SignInTransport,
    ...useCases,
    ...linkProviders,
    IdentityFacade,
    DemoAccounts,
    DemoStaff,
    ForgetSignInsSweep,
    AdminCreateCommand,
    SetupCodeCommand,
  ],
  exports: [IdentityFacade, DemoAccounts, DemoStaff],
})
export class IdentityModule {}
