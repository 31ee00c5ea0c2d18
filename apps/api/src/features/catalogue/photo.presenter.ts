import type { PhotoView } from '@picolo/contracts';
import type { PhotoFileRow, PhotoRow } from './persistence/photos.repository.js';

export const presentPhoto = (row: PhotoRow, files: readonly PhotoFileRow[]): PhotoView => ({
  ...{ id: row.id, state: row.state, alt: row.alt, width: row.width, height: row.height },
  files: files
    .filter(({ photo_id }) => photo_id === row.id)
    .map(({ format, width, height, uuid }) => ({ format, width, height, name: `${uuid}.${format}` })),
});
