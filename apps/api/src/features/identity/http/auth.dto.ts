import type { Locale, LoginInput, LogoutInput, RefreshInput, RegisterInput, Same, SetupInput } from '@picolo/contracts';
import { Text } from '@picolo/server/http';
import { IsEmail, IsIn, IsOptional, IsString, Length, Matches, MaxLength, MinLength } from 'class-validator';

const locales: readonly Locale[] = ['fr', 'en'];

export class LoginDto {
  @IsString()
  @MinLength(1)
  @MaxLength(254)
  email!: string;

  @IsString()
  @MinLength(1)
  @MaxLength(200)
  password!: string;

  @IsOptional()
  @IsIn(['browser', 'program'])
  client?: 'browser' | 'program';
}

export class LogoutDto {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  refreshToken?: string;
}

export class RefreshDto extends LogoutDto {
  @IsOptional()
  @Matches(/^[\w-]{22,64}$/)
  attempt?: string;
}

export class RegisterDto {
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @IsString()
  @Length(10, 200)
  password!: string;

  @Text(120)
  name!: string;

  @IsOptional()
  @IsIn(locales)
  locale?: Locale;

  @IsOptional()
  @Text(160)
  company?: string;
}

export class LocaleDto {
  @IsIn(locales)
  locale!: Locale;
}

export class SetupDto {
  @IsString()
  @MaxLength(40)
  code!: string;

  @IsEmail()
  @MaxLength(254)
  email!: string;

  @IsString()
  @Length(10, 200)
  password!: string;

  @Text(120)
  name!: string;
}

export const loginDtoIsInput: Same<LoginDto, LoginInput> = true;
export const logoutDtoIsInput: Same<LogoutDto, LogoutInput> = true;
export const refreshDtoIsInput: Same<RefreshDto, RefreshInput> = true;
export const registerDtoIsInput: Same<RegisterDto, RegisterInput> = true;
export const localeDtoIsInput: Same<LocaleDto, { locale: Locale }> = true;
export const setupDtoIsInput: Same<SetupDto, SetupInput> = true;
