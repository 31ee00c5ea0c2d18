import { inject } from '@angular/core';
import { Texts } from '../../../platform/texts';

/** IPP hangs how bad it is on the word (`media-low-warning`); the sentence is the same. */
const SEVERITY = /-(?:report|warning|error)$/u;

/** Reason words of workers and printers as sentences; an unknown one is shown as it came. Call in an injection context. */
export function injectReasonText(): (reason: string) => string {
  const texts = inject(Texts);
  return (reason) =>
    texts.find(`printReason.${reason}`) ?? texts.find(`printReason.${reason.replace(SEVERITY, '')}`) ?? reason;
}
