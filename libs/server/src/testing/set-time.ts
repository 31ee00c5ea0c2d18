import type { INestApplicationContext } from '@nestjs/common';
import { Clock } from '../clock/index.js';

export interface SetTime {
  /** Moves the application's clock forward. */
  pass(milliseconds: number): void;
  now(): Date;
}

/** From now on the application's time is what the test says; starts at `start`. */
export const setTime = (app: INestApplicationContext, start: Date = new Date()): SetTime => {
  let present = start.getTime();
  const now = (): Date => new Date(present);
  app.get(Clock, { strict: false }).now = now;
  return {
    now,
    pass: (milliseconds) => {
      present += milliseconds;
    },
  };
};
