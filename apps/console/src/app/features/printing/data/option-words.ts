import { inject } from '@angular/core';
import type { PrintOptions } from '@picolo/contracts';
import { Texts } from '../../../platform/texts';
import { mediaName } from './media-name';

/** `2 exemplaires, Recto verso, bord long`; empty: the printer's usual. */
export const injectOptionWords = (): ((options: PrintOptions | null) => string) => {
  const { t, n } = inject(Texts);
  return (options) => {
    const { copies, sides, media } = options ?? {};
    return [
      ...(copies === undefined ? [] : [n('printing.copies', copies)]),
      ...(sides === undefined ? [] : [t(`printSides.${sides}`)]),
      ...(media === undefined ? [] : [mediaName(media)]),
    ].join(', ');
  };
};
