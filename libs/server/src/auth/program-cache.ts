import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccessCache } from './access-cache.js';
import { ProgramSource, type Program } from './program.js';

/** Milliseconds a process may trust what it read. */
const trusted = 1_000;

/**
 * Programs by their key, as AccessCache keeps people: for a second at most, dropped at any change of rights that is announced
 * (a revoked key announces one), and not at all while this process does not hear of changes. Refused keys are not kept.
 */
@Injectable()
export class ProgramCache {
  private readonly entries = new Map<string, { readonly program: Program; readonly until: number }>();

  constructor(
    private readonly source: ProgramSource,
    private readonly access: AccessCache,
  ) {
    access.onChange(() => {
      this.entries.clear();
    });
  }

  /** Null when the key is malformed, unknown, expired or revoked. */
  async program(key: string): Promise<Program | null> {
    const name = hash('sha256', key);
    const kept = this.access.listening ? this.entries.get(name) : undefined;
    if (kept !== undefined && kept.until > Date.now()) return kept.program;
    const { generation } = this.access;
    const record = await this.source.load(key);
    if (record === null) return null;
    const { apiKeyId, permissions, expiresAt } = record;
    const program: Program = { apiKeyId, name: record.name, permissions: new Set(permissions) };
    if (this.access.listening && this.access.generation === generation) {
      const until = Math.min(Date.now() + trusted, expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
      this.entries.set(name, { program, until });
    }
    return program;
  }
}
