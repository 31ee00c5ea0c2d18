import { DestroyRef, inject } from '@angular/core';
import type { LiveEventName, LiveEvents } from '@picolo/contracts';
import { Live } from './live.service';

/** Follows a live event for as long as the component or service of the injection context lives. */
export function followLive<N extends LiveEventName>(event: N, handler: (data: LiveEvents[N]) => void): void {
  inject(DestroyRef).onDestroy(inject(Live).on(event, handler));
}

/** Runs whenever live events may have been missed, for as long as the injection context lives: reload once. */
export function afterReconnect(reload: () => void): void {
  inject(DestroyRef).onDestroy(inject(Live).onReconnect(reload));
}
