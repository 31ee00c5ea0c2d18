import { inject } from '@angular/core';
import { isSeededRole } from '@picolo/contracts';
import { Texts } from '../../../platform/texts';

/** A role in words: the seeded ones in the language of the screen, the company's own as it named them. */
export function injectRoleName(): (name: string) => string {
  const { t } = inject(Texts);
  return (name) => (isSeededRole(name) ? t(`roleName.${name}`) : name);
}
