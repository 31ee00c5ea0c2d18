import { Injectable } from '@nestjs/common';
import { roomOfPermission, roomOfUser, type LiveRoom } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import type { Person, PersonalFile } from '@picolo/server/personal-data';
import { ClientsFacade } from '../../clients/index.js';
import { overviewPage } from '../documents/overview-page.js';
import { zipOf } from '../documents/zip.js';
import { ExportsRepository, type ExportRow } from '../persistence/exports.repository.js';
import { PersonalDataSources } from './personal-data-sources.js';

/** Makes the archive: each feature's files as they come, zipped, stored in pieces; never whole in memory. */
@Injectable()
export class MakeExport {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly exports: ExportsRepository,
    private readonly clients: ClientsFacade,
    private readonly sources: PersonalDataSources,
    private readonly outbox: Outbox,
  ) {}

  async claim(tx: Tx, id: number): Promise<boolean> {
    return await this.exports.claim(tx, id);
  }

  async execute(id: number): Promise<void> {
    const asked = await this.exports.find(id);
    if (asked === null) return;
    const person = { ...(await this.db.tx((tx) => this.clients.person(tx, asked.clientId))), locale: asked.locale };
    try {
      const size = await this.store(asked, person);
      await this.db.tx((tx) => this.exports.finish(tx, id, size, this.clock.now()));
    } catch (error) {
      await this.db.tx((tx) => this.exports.fail(tx, id));
      throw error;
    } finally {
      await this.tell(asked, person);
    }
  }

  private async store(asked: ExportRow, person: Person): Promise<number> {
    let position = 0;
    let size = 0;
    for await (const bytes of zipOf(this.files(asked, person))) {
      await this.db.tx((tx) => this.exports.addPart(tx, asked.id, position, bytes));
      position += 1;
      size += bytes.length;
    }
    return size;
  }

  private async *files(asked: ExportRow, person: Person): AsyncIterable<PersonalFile> {
    const sources = this.sources.all();
    const paths: string[] = [];
    for (const [index, source] of sources.entries()) {
      for await (const file of source.files?.(person) ?? []) {
        paths.push(file.path);
        yield file;
      }
      await this.db.tx((tx) => this.exports.progress(tx, asked.id, Math.floor(((index + 1) * 99) / sources.length)));
      await this.tell(asked, person);
    }
    yield { path: 'index.html', content: overviewPage(paths, person.locale, this.clock.now()) };
  }

  private async tell({ clientId }: ExportRow, { userId }: Person): Promise<void> {
    const rooms: LiveRoom[] = [roomOfPermission('clients.erase'), ...(userId === null ? [] : [roomOfUser(userId)])];
    const message = this.outbox.message({ rooms, event: 'personal-data:changed', data: { clientId } });
    await this.db.tx((tx) => this.outbox.append(tx, [], [message]));
  }
}
