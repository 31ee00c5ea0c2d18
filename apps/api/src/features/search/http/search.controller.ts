import { Controller, Query } from '@nestjs/common';
import { search, type SearchView } from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { SearchEverything } from '../queries/search-everything.query.js';
import { SearchDto } from './search.dto.js';

@Controller()
export class SearchController {
  constructor(private readonly everything: SearchEverything) {}

  @Serves(search)
  find(@CurrentActor() actor: Actor, @Query() { q }: SearchDto): Promise<SearchView> {
    return this.everything.find(actor, q);
  }
}
