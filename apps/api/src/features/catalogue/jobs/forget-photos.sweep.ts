import { Injectable } from '@nestjs/common';
import { Sweeps, type Sweep } from '@picolo/server/outbox';
import { KeepPhotos } from '../use-cases/keep-photos.use-case.js';

/** Each hour: photos removed a day ago. */
@Injectable()
@Sweeps({ everyMs: 60 * 60 * 1000 })
export class ForgetPhotosSweep implements Sweep {
  constructor(private readonly photos: KeepPhotos) {}

  async sweep(): Promise<void> {
    await this.photos.forget();
  }
}
