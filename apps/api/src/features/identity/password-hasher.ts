import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { newToken } from './secrets.js';

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, 2 passes, 1 lane. The package's default algorithm is argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same characters however they were composed, as NIST SP 800-63B advises. */
const normal = (password: string): string => password.normalize('NFKC');

/** argon2id (ID-1). */
@Injectable()
export class PasswordHasher {
  private decoy: Promise<string> | null = null;

  hash(password: string): Promise<string> {
    return hash(normal(password), cost);
  }

  /** False for an account without a password, or none at all, after the same work (ID-2). */
  async verify(stored: string | null, password: string): Promise<boolean> {
    this.decoy ??= this.hash(newToken());
    const matches = await this.compare(stored ?? (await this.decoy), password);
    return matches && stored !== null;
  }

  /** The costly part; exactly one per sign-in. */
  compare(stored: string, password: string): Promise<boolean> {
    return verify(stored, normal(password));
  }
}
