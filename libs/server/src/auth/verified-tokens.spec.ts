import { describe, expect, it, vi } from 'vitest';
import { VerifiedTokens } from './verified-tokens.js';

const claims = { sub: 7, sid: 9 };

describe('VerifiedTokens', () => {
  it('ID-1 knows a verified token until it expires, and no other', () => {
    vi.useFakeTimers({ now: 1_000 });
    const tokens = new VerifiedTokens();
    tokens.remember('a.b.c', claims, 5_000);
    expect([tokens.recall('a.b.c'), tokens.recall('a.b.d')]).toEqual([claims, null]);
    vi.setSystemTime(5_000);
    expect(tokens.recall('a.b.c')).toBeNull();
    vi.useRealTimers();
  });

  it('forgets rather than grow without end', () => {
    const tokens = new VerifiedTokens();
    for (let count = 0; count <= 20_000; count += 1) tokens.remember(`token ${String(count)}`, claims, Infinity);
    expect([tokens.recall('token 0'), tokens.recall('token 20000')]).toEqual([null, claims]);
  });
});
