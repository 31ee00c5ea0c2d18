import { describe, expect, it } from 'vitest';
import { offerProblem } from './job-offer.js';

const uri = 'folder:/paper';
const good = {
  uuid: '7bfec96b-2636-4b46-8000-000000000001',
  attempt: 1,
  printerUri: uri,
  kind: 'text',
  title: 'Message',
  mediaType: 'application/pdf',
  size: 10,
  sha256: 'a'.repeat(64),
  expiresAt: '2026-03-02T10:00:00.000Z',
};

describe('job offer', () => {
  it('SE-3 takes a good one', () => {
    expect(offerProblem(good, uri)).toBeNull();
    const options = { copies: 99, sides: 'one-sided', media: 'na_letter_8.5x11in' };
    expect(offerProblem({ ...good, options }, uri)).toBeNull();
    expect(offerProblem({ ...good, options: null }, uri)).toBeNull();
  });

  it.each([
    ['uuid', '../../etc/passwd'],
    ['uuid', '7BFEC96B-2636-4B46-8000-000000000001'],
    ['attempt', 0],
    ['attempt', 1.5],
    ['printerUri', 'folder:/other'],
    ['kind', 'poster'],
    ['title', 7],
    ['mediaType', 'text/html'],
    ['size', 0],
    ['size', 1e12],
    ['sha256', 'A'.repeat(64)],
    ['options', 'two'],
    ['options', { copies: 0 }],
    ['options', { copies: 100 }],
    ['options', { sides: 'three-sided' }],
    ['options', { media: 'a4; rm -rf' }],
    ['expiresAt', 'tomorrow'],
  ])('SE-3 refuses %s = %j', (name, value) => {
    expect(offerProblem({ ...good, [name]: value }, uri)).toBe(name);
  });

  it.each([null, undefined, 'job', 7])('SE-3 refuses %j', (offer) => {
    expect(offerProblem(offer, uri)).toBe('not an object');
  });
});
