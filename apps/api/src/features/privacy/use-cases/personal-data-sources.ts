import { Injectable } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { personalDataKey, type PersonalDataSource } from '@picolo/server/personal-data';

/** What the features keep of people, in the order of their names: archive and erasure ask each of them. */
@Injectable()
export class PersonalDataSources {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  all(): readonly PersonalDataSource[] {
    return this.discovery
      .getProviders()
      .filter(
        ({ metatype }) =>
          typeof metatype === 'function' && this.reflector.get<boolean | undefined>(personalDataKey, metatype) === true,
      )
      .sort((one, other) => String(one.name).localeCompare(String(other.name)))
      .map(({ instance }) => instance as PersonalDataSource);
  }
}
