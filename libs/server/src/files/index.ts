export { FileEntity } from './file.entity.js';
export { Files, type FileOwner, type StoredFile } from './files.js';
export { FilesModule } from './files.module.js';
export { mediaTypeOf } from './media-type.js';
export type { ReceivedFile } from './receive.js';
export { sendBytes, sendFile, type FileCache } from './send-file.js';
export { SweepFiles } from './sweep-files.js';
export { Uploaded } from './upload.interceptor.js';
