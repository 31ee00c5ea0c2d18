import { DestroyRef, type Signal, inject, signal } from '@angular/core';

/** Whether a media query holds, as a signal. Call in an injection context. */
export function mediaSignal(query: string): Signal<boolean> {
  const media = matchMedia(query);
  const holds = signal(media.matches);
  const follow = (): void => holds.set(media.matches);
  media.addEventListener('change', follow);
  inject(DestroyRef).onDestroy(() => media.removeEventListener('change', follow));
  return holds.asReadonly();
}
