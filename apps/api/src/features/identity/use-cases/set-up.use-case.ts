import { Injectable } from '@nestjs/common';
import { DomainError, type Locale, type SetupInput } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { SessionsRepository, type Device, type OpenSession } from '../persistence/sessions.repository.js';
import { SetupCodesRepository } from '../persistence/setup-codes.repository.js';
import { hashSecret, readCode } from '../secrets.js';
import { CreateAdministrator } from './create-administrator.use-case.js';
import { SignInAnswer, type SignedIn } from './signed-in.js';

type Input = SetupInput & { readonly locale: Locale };

/** The first administrator of an empty installation, by the one-time code that its start shows (ID-11). */
@Injectable()
export class SetUp {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly codes: SetupCodesRepository,
    private readonly administrators: CreateAdministrator,
    private readonly sessions: SessionsRepository,
    private readonly answer: SignInAnswer,
  ) {}

  /** Throws IDENTITY.SETUP_DONE, IDENTITY.SETUP_CODE_WRONG, IDENTITY.WEAK_PASSWORD, IDENTITY.EMAIL_TAKEN. */
  async execute(input: Input, device: Device): Promise<SignedIn> {
    if (await this.codes.hasAdministrator()) throw new DomainError('IDENTITY.SETUP_DONE');
    const create = await this.administrators.prepare(input);
    const session = await this.db.tx((tx) => this.apply(tx, input.code, create, device));
    return await this.answer.of(session);
  }

  private async apply(tx: Tx, code: string, create: (tx: Tx) => Promise<number>, device: Device): Promise<OpenSession> {
    const now = this.clock.now();
    if (await this.codes.hasAdministratorLocked(tx)) throw new DomainError('IDENTITY.SETUP_DONE');
    if (!(await this.codes.use(tx, hashSecret(readCode(code)), now)))
      throw new DomainError('IDENTITY.SETUP_CODE_WRONG');
    return await this.sessions.open(tx, await create(tx), device, now);
  }
}
