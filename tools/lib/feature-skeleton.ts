import type { FeatureNames } from './feature-names.ts';

type Files = Record<string, string>;

const contracts = ({ feature, Features, Single }: FeatureNames): string => `
import { endpoint, type ListQuery, type Page } from '../core/endpoint.js';

export interface ${Single}Input {
  readonly name: string;
}

export interface ${Single}View extends ${Single}Input {
  readonly id: number;
  readonly createdAt: string;
}

/** Newest first. */
export const list${Features} = endpoint<{ query: ListQuery }, Page<${Single}View>>('GET', '/api/${feature}', {
  access: '${feature}.read',
});

export const create${Single} = endpoint<{ body: ${Single}Input }, ${Single}View>('POST', '/api/${feature}', {
  access: '${feature}.write',
  status: 201,
});
`;

const migration = ({ feature, Features, table }: FeatureNames, time: number): string => `
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${Features}${time} implements MigrationInterface {
  readonly name = '${Features}${time}';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(\`CREATE TABLE ${table} (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(160) NOT NULL,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci\`);
    for (const permission of ['${feature}.read', '${feature}.write']) {
      await runner.query(
        \`INSERT INTO role_permissions (role_id, permission) SELECT id, ? FROM roles WHERE name IN ('admin', 'employee')\`,
        [permission],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM role_permissions WHERE permission IN ('${feature}.read', '${feature}.write')");
    await runner.query('DROP TABLE ${table}');
  }
}
`;

const domain = ({ Single, camel }: FeatureNames): string => `
/** A name as people mean it: one space between words, none around. */
export const ${camel}Name = (typed: string): string => typed.normalize('NFC').replace(/\\s+/gu, ' ').trim();

/** One ${Single} as it is stored. */
export interface ${Single} {
  readonly id: number;
  readonly name: string;
  readonly createdAt: Date;
}
`;

const domainSpec = ({ single, camel }: FeatureNames): string => `
import { describe, expect, it } from 'vitest';
import { ${camel}Name } from './${single}.js';

describe('${camel}Name', () => {
  it('keeps one space between words and none around', () => {
    expect(${camel}Name('  a  b\\tc ')).toBe('a b c');
  });
});
`;

const presenter = ({ single, Single, camel }: FeatureNames): string => `
import type { ${Single}View } from '@picolo/contracts';
import type { ${Single} } from './domain/${single}.js';

export const ${camel}View = ({ id, name, createdAt }: ${Single}): ${Single}View => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
});
`;

const repository = ({ single, Features, Single, table }: FeatureNames): string => `
import { Injectable } from '@nestjs/common';
import { Db, sql, write, type Tx } from '@picolo/server/db';
import type { ${Single} } from '../domain/${single}.js';

const columns = 'id, name, created_at AS createdAt';

/** The only class that knows the table \`${table}\`. */
@Injectable()
export class ${Features}Repository {
  constructor(private readonly db: Db) {}

  async insert(tx: Tx, name: string): Promise<number> {
    const { insertId } = await write(tx, 'INSERT INTO ${table} (name) VALUES (?)', [name]);
    return insertId;
  }

  async find(tx: Tx, id: number): Promise<${Single} | undefined> {
    const [row] = await sql<${Single}>(tx, \`SELECT \${columns} FROM ${table} WHERE id = ?\`, [id]);
    return row;
  }

  /** Newest first, older than the id \`before\`; at most \`count\`. */
  list(before: number | null, count: number): Promise<${Single}[]> {
    return this.db.rows<${Single}>(
      \`SELECT \${columns} FROM ${table} \${before === null ? '' : 'WHERE id < ?'} ORDER BY id DESC LIMIT \${String(count)}\`,
      before === null ? [] : [before],
    );
  }
}
`;

const useCase = ({ feature, single, Features, Single, features, camel }: FeatureNames): string => `
import { Injectable } from '@nestjs/common';
import type { ${Single}Input, ${Single}View } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db } from '@picolo/server/db';
import { ${camel}Name } from '../domain/${single}.js';
import { ${camel}View } from '../${feature}.presenter.js';
import { ${Features}Repository } from '../persistence/${feature}.repository.js';

@Injectable()
export class Create${Single} {
  constructor(
    private readonly db: Db,
    private readonly ${features}: ${Features}Repository,
  ) {}

  execute(_actor: Actor, input: ${Single}Input): Promise<${Single}View> {
    return this.db.tx(async (tx) => {
      const id = await this.${features}.insert(tx, ${camel}Name(input.name));
      const created = await this.${features}.find(tx, id);
      if (created === undefined) throw new Error(\`${single} \${String(id)} is not there after its insert\`);
      return ${camel}View(created);
    });
  }
}
`;

const query = ({ feature, Features, Single, features, camel }: FeatureNames): string => `
import { Injectable } from '@nestjs/common';
import type { ${Single}View, ListQuery, Page } from '@picolo/contracts';
import { pageLimit, pageOf, readIdCursor } from '@picolo/server/db';
import { ${camel}View } from '../${feature}.presenter.js';
import { ${Features}Repository } from '../persistence/${feature}.repository.js';

@Injectable()
export class ${Features}Query {
  constructor(private readonly ${features}: ${Features}Repository) {}

  async page(query: ListQuery): Promise<Page<${Single}View>> {
    const limit = pageLimit(query.limit);
    const rows = await this.${features}.list(readIdCursor(query.cursor), limit + 1);
    return pageOf(rows, limit, ({ id }) => [id], ${camel}View);
  }
}
`;

const dto = ({ Single, camel }: FeatureNames): string => `
import type { ${Single}Input, Same } from '@picolo/contracts';
import { Text } from '@picolo/server/http';

export class ${Single}Dto {
  @Text(160)
  name!: string;
}

export const ${camel}DtoIsInput: Same<${Single}Dto, ${Single}Input> = true;
`;

const controller = ({ feature, single, Features, Single }: FeatureNames): string => `
import { Body, Controller, Query } from '@nestjs/common';
import { create${Single}, list${Features}, type ${Single}View, type Page } from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { ListQueryDto } from '@picolo/server/http';
import { ${Features}Query } from '../queries/${feature}.query.js';
import { Create${Single} } from '../use-cases/create-${single}.use-case.js';
import { ${Single}Dto } from './${single}.dto.js';

@Controller()
export class ${Features}Controller {
  constructor(
    private readonly query: ${Features}Query,
    private readonly creation: Create${Single},
  ) {}

  @Serves(list${Features})
  list(@Query() query: ListQueryDto): Promise<Page<${Single}View>> {
    return this.query.page(query);
  }

  @Serves(create${Single})
  create(@CurrentActor() actor: Actor, @Body() input: ${Single}Dto): Promise<${Single}View> {
    return this.creation.execute(actor, input);
  }
}
`;

const module = ({ feature, single, Features, Single }: FeatureNames): string => `
import { Module } from '@nestjs/common';
import { ${Features}Controller } from './http/${feature}.controller.js';
import { ${Features}Repository } from './persistence/${feature}.repository.js';
import { ${Features}Query } from './queries/${feature}.query.js';
import { Create${Single} } from './use-cases/create-${single}.use-case.js';

@Module({
  controllers: [${Features}Controller],
  providers: [${Features}Repository, ${Features}Query, Create${Single}],
})
export class ${Features}Module {}
`;

/** Path → text of every new file of a feature. `time` orders its migration after those that exist. */
export function skeleton(names: FeatureNames, time: number): Files {
  const { feature, single, Features } = names;
  const folder = `apps/api/src/features/${feature}`;
  const files: Files = {
    [`libs/contracts/src/${feature}/index.ts`]: contracts(names),
    [`migrations/${time}-${feature}.ts`]: migration(names, time),
    [`${folder}/index.ts`]: `export { ${Features}Module } from './${feature}.module.js';`,
    [`${folder}/${feature}.module.ts`]: module(names),
    [`${folder}/${feature}.presenter.ts`]: presenter(names),
    [`${folder}/domain/${single}.ts`]: domain(names),
    [`${folder}/domain/${single}.spec.ts`]: domainSpec(names),
    [`${folder}/persistence/${feature}.repository.ts`]: repository(names),
    [`${folder}/queries/${feature}.query.ts`]: query(names),
    [`${folder}/use-cases/create-${single}.use-case.ts`]: useCase(names),
    [`${folder}/http/${single}.dto.ts`]: dto(names),
    [`${folder}/http/${feature}.controller.ts`]: controller(names),
  };
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, `${text.trim()}\n`]));
}
