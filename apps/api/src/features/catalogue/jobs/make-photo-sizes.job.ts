import { Injectable } from '@nestjs/common';
import { Consumes, type ConsumerHandler, type Delivery } from '@picolo/server/outbox';
import { MakePhotoSizes } from '../use-cases/make-photo-sizes.use-case.js';

/** One photo at a time: encoding fills a core. */
@Injectable()
@Consumes('photo-sizes', { concurrency: 1 })
export class MakeSizesWhenPhotoUploaded implements ConsumerHandler<'photo-sizes'> {
  constructor(private readonly make: MakePhotoSizes) {}

  async handle(delivery: Delivery<'photo-sizes'>): Promise<void> {
    await this.make.execute(delivery, delivery.payload.photoId);
  }
}
