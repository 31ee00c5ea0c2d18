import { inject } from '@angular/core';
import { Texts } from '../../../platform/texts';
import { reasonText } from './reason-text';

/** Reason words of workers and printers as sentences; an unknown one is shown as it came. Call in an injection context. */
export function injectReasonText(): (reason: string) => string {
  const texts = inject(Texts);
  return (reason) => reasonText((word) => texts.find(`printReason.${word}`), reason);
}
