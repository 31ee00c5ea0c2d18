import type { PrinterCondition } from '../driver.js';

/** DLE EOT 1, 2 and 4: is it online, why not, has it paper. A printer answers each with one byte, at once. */
export const statusQuestions = Buffer.of(0x10, 0x04, 0x01, 0x10, 0x04, 0x02, 0x10, 0x04, 0x04);
export const statusAnswers = 3;

/** Every answer to DLE EOT has these bits; anything else that comes is something the printer says by itself. */
export const isStatusByte = (byte: number): boolean => (byte & 0x93) === 0x12;

/** ESC/POS, "Transmit real-time status": bits of the answers to n = 1, 2, 4. */
export function conditionOf([online = 0, cause = 0, paper = 0]: readonly number[]): PrinterCondition {
  if ((paper & 0x60) !== 0 || (cause & 0x20) !== 0) return { state: 'paper-out', reasons: ['media-empty'] };
  if ((cause & 0x04) !== 0) return { state: 'stopped', reasons: ['cover-open'] };
  if ((cause & 0x40) !== 0) return { state: 'stopped', reasons: ['printer-failed'] };
  if ((online & 0x08) !== 0) return { state: 'stopped', reasons: ['paused'] };
  return { state: 'ready', reasons: (paper & 0x0c) !== 0 ? ['media-low'] : [] };
}
