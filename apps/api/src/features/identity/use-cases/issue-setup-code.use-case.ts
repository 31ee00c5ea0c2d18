import { Injectable } from '@nestjs/common';
import { Db } from '@picolo/server/db';
import { SetupCodesRepository } from '../persistence/setup-codes.repository.js';
import { hashSecret, newCode } from '../secrets.js';

/** A set-up code to show, while there is no administrator (ID-11). Only its hash is kept. */
@Injectable()
export class IssueSetupCode {
  constructor(
    private readonly db: Db,
    private readonly codes: SetupCodesRepository,
  ) {}

  /** Null when the installation has an administrator. */
  async execute(): Promise<string | null> {
    if (await this.codes.hasAdministrator()) return null;
    const code = newCode();
    await this.db.tx((tx) => this.codes.add(tx, hashSecret(code)));
    return code;
  }
}
