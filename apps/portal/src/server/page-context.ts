import type { Locale } from '@picolo/contracts';

/** What the server tells the page that it renders (REQUEST_CONTEXT). */
export interface PageContext {
  readonly apiOrigin: string;
  readonly publicUrl: string | null;
  readonly language: Locale;
}
