import type { Same } from '@picolo/contracts';
import { maxId } from '@picolo/server/http';
import { IsInt, Max, Min } from 'class-validator';

export class ReadNotificationsDto {
  @IsInt()
  @Min(0)
  @Max(maxId)
  upTo!: number;
}

export const readNotificationsDtoIsInput: Same<ReadNotificationsDto, { upTo: number }> = true;
