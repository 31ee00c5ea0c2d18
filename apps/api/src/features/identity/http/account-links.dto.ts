import type {
  AcceptInput,
  EmailChange,
  ForgottenInput,
  InvitationInput,
  LinkInput,
  Locale,
  PasswordChange,
  Place,
  ResetInput,
  Same,
} from '@picolo/contracts';
import { maxId, Text } from '@picolo/server/http';
import { IsEmail, IsIn, IsInt, IsOptional, IsString, Length, Max, MaxLength, Min, MinLength } from 'class-validator';

const places: readonly Place[] = ['portal', 'console'];

export class LinkDto {
  @IsString()
  @Length(1, 100)
  token!: string;
}

export class ForgottenDto {
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @IsIn(places)
  place!: Place;
}

export class ResetDto extends LinkDto {
  @IsString()
  @Length(10, 200)
  password!: string;
}

export class PasswordChangeDto {
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  current!: string;

  @IsString()
  @Length(10, 200)
  password!: string;
}

export class EmailChangeDto {
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @IsString()
  @MinLength(1)
  @MaxLength(200)
  password!: string;

  @IsIn(places)
  place!: Place;
}

export class AcceptDto extends ResetDto {
  @Text(120)
  name!: string;
}

export class InvitationDto {
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @Text(120)
  name!: string;

  @IsInt()
  @Min(1)
  @Max(maxId)
  roleId!: number;

  @IsOptional()
  @IsIn(['fr', 'en'] satisfies Locale[])
  locale?: Locale;
}

export const linkDtoIsInput: Same<LinkDto, LinkInput> = true;
export const forgottenDtoIsInput: Same<ForgottenDto, ForgottenInput> = true;
export const resetDtoIsInput: Same<ResetDto, ResetInput> = true;
export const passwordChangeDtoIsInput: Same<PasswordChangeDto, PasswordChange> = true;
export const emailChangeDtoIsInput: Same<EmailChangeDto, EmailChange> = true;
export const acceptDtoIsInput: Same<AcceptDto, AcceptInput> = true;
export const invitationDtoIsInput: Same<InvitationDto, InvitationInput> = true;
