import { InjectionToken, type Provider } from '@angular/core';
import type { IconNode } from 'lucide';

export type IconMap = Readonly<Record<string, IconNode>>;

export const UI_ICONS = new InjectionToken<readonly IconMap[]>('UI_ICONS');

/** Registers icons by name; only what is imported here ends up in the bundle. */
export function provideIcons(icons: IconMap): Provider {
  return { provide: UI_ICONS, useValue: icons, multi: true };
}
