import '@angular/compiler';
import { type ClientView, vatRegimeOf } from '@picolo/contracts';
import { describe, expect, it } from 'vitest';
import { type ContactModel, buyerOf, contactOf, vatNumberNote } from './contact';

const brussels = { line1: '12 rue Haute', postalCode: '1000', city: 'Bruxelles', country: 'BE' };
const nantes = { line1: '3 quai de la Fosse', postalCode: '44000', city: 'Nantes', country: 'FR' };
const client: ClientView = {
  ...{ id: 4, version: 2, hasAccount: true, createdAt: '2026-11-21T09:00:00.000Z' },
  ...{ kind: 'company', name: 'Maison Wouters', email: null, phone: null, siren: null },
  ...{ vatNumber: 'BE0403170701', vatNumberConfirmed: true, billing: brussels, delivery: null },
};
const seller = { country: 'FR', vatRegistered: true, nature: 'B1' } as const;
const regime = (changes: Partial<ContactModel>): string | null =>
  vatRegimeOf(buyerOf({ ...contactOf(client), ...changes }, client), seller);

describe('what the form of the portal says of the buyer', () => {
  it('OR-7 the number as it was confirmed, however it is spaced, takes VAT off', () => {
    for (const vatNumber of ['BE0403170701', 'be 0403 170 701', 'BE0403.170.701'])
      expect(regime({ vatNumber })).toBe('intra-community');
  });

  it('OR-7 another number, none, or a delivery in France does not', () => {
    expect(regime({ vatNumber: 'BE0428759497' })).toBeNull();
    expect(regime({ vatNumber: '' })).toBeNull();
    expect(regime({ same: false, delivery: { ...nantes, name: '', line2: '' } })).toBeNull();
  });

  it('IN-4 a number that waits says so, as it was given and while it is typed; a French one never waits', () => {
    const note = (vatNumber: string, confirmed: boolean): string | null =>
      vatNumberNote({ ...contactOf(client), vatNumber }, { ...client, vatNumberConfirmed: confirmed });
    expect(note('BE0403170701', true)).toBeNull();
    expect(note('BE0403170701', false)).toBe('contact.vatNumberWaits');
    expect(note('BE0428759497', true)).toBe('contact.vatNumberNew');
    expect(note('FR14987654324', false)).toBeNull();
    expect(vatNumberNote(contactOf(client), null)).toBeNull();
  });
});
