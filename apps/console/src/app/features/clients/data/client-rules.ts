import { type SchemaPathTree, applyWhen, email, hidden, maxLength, required, validate } from '@angular/forms/signals';
import { type AddressForm, type ClientForm, isBlank, isSiren } from './client-form';

export function addressRules(path: SchemaPathTree<AddressForm>): void {
  required(path.line1);
  maxLength(path.line1, 200);
  required(path.postalCode);
  maxLength(path.postalCode, 20);
  required(path.city);
  maxLength(path.city, 100);
}

/** What a client record must fulfil before it is sent (ID-10). */
export function clientRules(path: SchemaPathTree<ClientForm>): void {
  required(path.name);
  maxLength(path.name, 200);
  email(path.email);
  maxLength(path.phone, 40);
  hidden(path.siren, { when: (context) => context.valueOf(path.kind) !== 'company' });
  hidden(path.vatNumber, { when: (context) => context.valueOf(path.kind) !== 'company' });
  validate(path.siren, ({ value }) => (value().trim() === '' || isSiren(value()) ? undefined : { kind: 'siren' }));
  validate(path.vatNumber, ({ value }) =>
    /^([A-Z]{2}[0-9A-Z]{2,13})?$/u.test(value().replace(/\s/gu, '').toUpperCase()) ? undefined : { kind: 'vatNumber' },
  );
  applyWhen(path.billing, ({ value }) => !isBlank(value()), addressRules);
  hidden(path.delivery, { when: (context) => !context.valueOf(path.elsewhere) });
  applyWhen(path.delivery, (context) => context.valueOf(path.elsewhere), addressRules);
}
