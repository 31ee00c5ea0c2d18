import { DomainError } from '@picolo/contracts';
import type { Request, Response } from 'express';
import { describe, expect, it } from 'vitest';
import { localeOf } from './locale.js';
import { refuseForeignOrigin } from './origin.js';

const verdict = (method: string, headers: Record<string, string>): string => {
  let answer = 'allowed';
  const request = { method, headers, host: headers['host'] } as unknown as Request;
  refuseForeignOrigin(request, {} as Response, (error?: unknown) => {
    if (error instanceof DomainError) answer = error.code;
  });
  return answer;
};

const host = 'shop.example';
const ours = 'https://shop.example';
const cookie = 'a=1; picolo_access=abc';

describe('ID-1 a write by a browser comes from our own pages', () => {
  it.each([
    ['GET', { host, cookie, origin: 'https://evil.example' }, 'allowed'],
    ['POST', { host, cookie, origin: ours }, 'allowed'],
    ['POST', { host, cookie }, 'REQUEST.FOREIGN_ORIGIN'],
    ['POST', { host, cookie, origin: 'https://evil.example' }, 'REQUEST.FOREIGN_ORIGIN'],
    ['DELETE', { host, cookie, origin: 'null' }, 'REQUEST.FOREIGN_ORIGIN'],
    ['POST', { host, origin: 'https://shop.example.evil' }, 'REQUEST.FOREIGN_ORIGIN'],
    ['POST', { host }, 'allowed'],
    ['POST', { host, authorization: 'Bearer x' }, 'allowed'],
  ])('%s %o: %s', (method, headers, expected) => {
    expect(verdict(method, headers)).toBe(expected);
  });
});

describe('language of answers', () => {
  it.each([
    [undefined, 'fr'],
    ['de', 'fr'],
    ['en-GB,en;q=0.9', 'en'],
    ['fr;q=0.4, en;q=0.8', 'en'],
    ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
  ])('%s → %s', (header, locale) => {
    expect(localeOf(header)).toBe(locale);
  });
});
