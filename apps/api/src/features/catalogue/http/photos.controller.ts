import { Body, Controller, Param, Res } from '@nestjs/common';
import {
  addProductPhoto,
  changeProductPhoto,
  orderProductPhotos,
  productPhoto,
  removeProductPhoto,
  restoreProductPhoto,
  shopPhoto,
  type PhotoView,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { sendFile, Uploaded, type ReceivedFile } from '@picolo/server/files';
import { IdParam } from '@picolo/server/http';
import type { Response } from 'express';
import { PhotosQuery } from '../queries/photos.query.js';
import { AddPhoto } from '../use-cases/add-photo.use-case.js';
import { KeepPhotos } from '../use-cases/keep-photos.use-case.js';
import { PhotoChangeDto, PhotoNameParam, PhotoOrderDto, PhotoParams } from './photo.dto.js';

@Controller()
export class PhotosController {
  constructor(
    private readonly photos: PhotosQuery,
    private readonly addOne: AddPhoto,
    private readonly keep: KeepPhotos,
  ) {}

  @Serves(addProductPhoto)
  add(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Uploaded() file: ReceivedFile): Promise<PhotoView> {
    return this.addOne.execute(actor, id, file);
  }

  @Serves(orderProductPhotos)
  order(@Param() { id }: IdParam, @Body() { ids }: PhotoOrderDto): Promise<readonly PhotoView[]> {
    return this.keep.order(id, ids);
  }

  @Serves(changeProductPhoto)
  change(@Param() { id, photoId }: PhotoParams, @Body() { alt }: PhotoChangeDto): Promise<readonly PhotoView[]> {
    return this.keep.describe(id, photoId, alt.trim());
  }

  @Serves(removeProductPhoto)
  remove(@Param() { id, photoId }: PhotoParams): Promise<readonly PhotoView[]> {
    return this.keep.takeAway(id, photoId);
  }

  @Serves(restoreProductPhoto)
  restore(@Param() { id, photoId }: PhotoParams): Promise<readonly PhotoView[]> {
    return this.keep.restore(id, photoId);
  }

  @Serves(shopPhoto)
  async shop(@Param() { name }: PhotoNameParam, @Res() response: Response): Promise<void> {
    await sendFile(response, { ...(await this.photos.file(name, { onSale: true })), cache: 'public' });
  }

  @Serves(productPhoto)
  async any(@Param() { name }: PhotoNameParam, @Res() response: Response): Promise<void> {
    await sendFile(response, { ...(await this.photos.file(name, { onSale: false })), cache: 'private' });
  }
}
