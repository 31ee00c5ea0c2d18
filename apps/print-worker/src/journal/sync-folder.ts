import { open } from 'node:fs/promises';

/** Makes what was created or renamed in a folder survive a power cut. Windows keeps its own order and refuses the call. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
