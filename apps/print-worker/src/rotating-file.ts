import { closeSync, fstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

export interface Rotation {
  /** Size from which on a new file is begun, bytes. */
  readonly bytes: number;
  /** How many full files are kept beside the one that is written: `FILE.1` is the youngest. */
  readonly keep: number;
}

/**
 * A log that cannot fill the disk (PR-8). A line is with the system when `write` returns, and is never divided between two
 * files. Trouble with the disk is swallowed: printing goes on without a log.
 */
export class RotatingFile {
  private handle: number | null = null;
  private size = 0;

  constructor(
    private readonly file: string,
    private readonly rotation: Rotation,
  ) {}

  write(line: string): void {
    try {
      this.open();
      if (this.size > 0 && this.size + Buffer.byteLength(line) > this.rotation.bytes) this.rotate();
      if (this.handle !== null) this.size += writeSync(this.handle, line);
    } catch {
      // Once more from the start at the next line: the disk may have room again, the folder be back.
      this.close();
    }
  }

  close(): void {
    if (this.handle !== null) closeSync(this.handle);
    this.handle = null;
  }

  private open(): void {
    if (this.handle !== null) return;
    this.handle = openSync(this.file, 'a', 0o600);
    this.size = fstatSync(this.handle).size;
  }

  private rotate(): void {
    this.close();
    const { file } = this;
    rmSync(`${file}.${this.rotation.keep}`, { force: true });
    for (let number = this.rotation.keep - 1; number >= 1; number -= 1)
      move(`${file}.${number}`, `${file}.${number + 1}`);
    move(file, `${file}.1`);
    this.open();
  }
}

/** A number that is missing in the row is none to keep. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
