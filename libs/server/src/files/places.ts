import { join } from 'node:path';
import type { Config } from '../config/config.js';

/** Where files lie while they come in; whatever is old in there was cut off. */
export const incomingFolder = ({ filesFolder }: Config): string => join(filesFolder, 'incoming');

export const objectsFolder = ({ filesFolder }: Config): string => join(filesFolder, 'objects');

/** `3f/3f2a…`: 256 folders keep each one short. */
export const placeOf = (config: Config, uuid: string): string => join(objectsFolder(config), uuid.slice(0, 2), uuid);
