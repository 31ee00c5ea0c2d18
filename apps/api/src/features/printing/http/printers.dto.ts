import type { BodyOf, changePrinter, EnrolInput, inviteWorker, renameWorker, Same } from '@picolo/contracts';
import { MayBeAbsent, Text } from '@picolo/server/http';
import { Equals, IsString, Length } from 'class-validator';

const longestName = 120;

export class ChangePrinterDto {
  @MayBeAbsent()
  @Text(longestName)
  name?: string;

  @MayBeAbsent()
  @Equals(true)
  isDefault?: true;
}

export class InviteWorkerDto {
  @MayBeAbsent()
  @Text(longestName)
  name?: string;
}

export class RenameWorkerDto {
  @Text(longestName)
  name!: string;
}

export class EnrolDto {
  @IsString()
  @Length(1, 40)
  code!: string;

  @Text(longestName)
  name!: string;
}

export const changePrinterIsInput: Same<ChangePrinterDto, BodyOf<typeof changePrinter>> = true;
export const inviteWorkerIsInput: Same<InviteWorkerDto, BodyOf<typeof inviteWorker>> = true;
export const renameWorkerIsInput: Same<RenameWorkerDto, BodyOf<typeof renameWorker>> = true;
export const enrolIsInput: Same<EnrolDto, EnrolInput> = true;
