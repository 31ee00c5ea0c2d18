import { InjectionToken, type Signal } from '@angular/core';
import type { NumberLocale } from '@picolo/contracts';

/** The few words that the components themselves say; the application gives them in its language files. */
export interface UiTexts {
  readonly close: string;
  readonly dismiss: string;
  readonly retry: string;
  readonly undo: string;
  readonly loading: string;
  readonly optional: string;
  readonly clear: string;
  readonly noResults: string;
  /** Shows the figures of a chart as a table. */
  readonly table: string;
  /** Stands before the trace id of an error. */
  readonly reference: string;
}

/** The words of the components, switched at run time with the language. */
export const UI_TEXTS = new InjectionToken<Signal<UiTexts>>('UI_TEXTS');

/** Language of the interface, a signal because the user switches it; it also decides how numbers and dates read. */
export const UI_LANGUAGE = new InjectionToken<Signal<NumberLocale>>('UI_LANGUAGE');

/** The zone (IANA) in which moments are written: the company's, not the browser's. */
export const UI_TIME_ZONE = new InjectionToken<Signal<string>>('UI_TIME_ZONE');
