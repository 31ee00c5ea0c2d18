import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';
/** Beginnings longer than this are cut: nobody needs to type more to find a word. */
const longest = 20;
const lengths = JSON.stringify(Array.from({ length: longest }, (_, index) => index + 1));

/** A table whose rows are found by the beginnings of their words. In its texts `?` stands for the row. */
interface Indexed {
  readonly table: string;
  readonly prefixes: string;
  readonly id: string;
  /** Columns before the id: they sort what begins alike. */
  readonly sort: readonly string[];
  /** Columns whose words are found. */
  readonly words: readonly string[];
  /** Which rows are found at all. */
  readonly found: string;
}

const products: Indexed = {
  ...{ table: 'products', prefixes: 'product_prefixes', id: 'product_id' },
  sort: ['archived', 'name'],
  words: ['name', 'sku', 'barcode'],
  found: 'TRUE',
};
const clients: Indexed = {
  ...{ table: 'clients', prefixes: 'client_prefixes', id: 'client_id' },
  sort: ['name'],
  words: ['name', 'email'],
  found: '?.joined_to IS NULL AND ?.erased_at IS NULL',
};

const of = (row: string, text: string): string => text.replaceAll('?', row);
const columnsOf = (row: string, columns: readonly string[]): string =>
  columns.map((column) => `${row}.${column}`).join(', ');

/** The words of a row as a JSON array: nothing but letters, digits and the blanks between them is left of its texts. */
const wordsOf = (row: string, { words }: Indexed): string =>
  `CONCAT('["', REPLACE(TRIM(REGEXP_REPLACE(CONCAT_WS(' ', ${columnsOf(row, words)}), '[^\\\\p{L}\\\\p{N}\\\\p{M}]+', ' ')), ' ', '","'), '"]')`;

const beginnings = (row: string, one: Indexed): string =>
  `JSON_TABLE(${wordsOf(row, one)}, '$[*]' COLUMNS (word VARCHAR(300) PATH '$')) w
   JOIN JSON_TABLE('${lengths}', '$[*]' COLUMNS (length INT PATH '$')) n ON n.length <= CHAR_LENGTH(w.word)`;

const added = (row: string, one: Indexed, from = ''): string =>
  `INSERT INTO ${one.prefixes} (prefix, ${one.sort.join(', ')}, ${one.id})
   SELECT DISTINCT LEFT(w.word, n.length), ${columnsOf(row, [...one.sort, 'id'])}
   FROM ${from} ${beginnings(row, one)} WHERE ${of(row, one.found)}`;

/** Along the primary key: under what it was found is known from the row as it was. */
const removed = (one: Indexed): string =>
  `DELETE x FROM (SELECT DISTINCT LEFT(w.word, n.length) AS prefix FROM ${beginnings('OLD', one)}) b
   JOIN ${one.prefixes} x ON x.prefix = b.prefix AND x.${one.id} = OLD.id
     AND ${one.sort.map((column) => `x.${column} = OLD.${column}`).join(' AND ')}`;

const changed = ({ sort, words, found }: Indexed): string =>
  [...new Set([...sort, ...words])]
    .map((column) => `?.${column}`)
    .concat(`(${found})`)
    .map((value) => `NOT (BINARY ${of('OLD', value)} <=> BINARY ${of('NEW', value)})`)
    .join(' OR ');

/** The database keeps them, in the same transaction: products come by form, by import and by seed. */
const triggers = (one: Indexed): readonly string[] => [
  `CREATE TRIGGER tr_${one.table}_words_insert AFTER INSERT ON ${one.table} FOR EACH ROW ${added('NEW', one)}`,
  `CREATE TRIGGER tr_${one.table}_words_update AFTER UPDATE ON ${one.table} FOR EACH ROW
    IF ${changed(one)} THEN ${removed(one)}; ${added('NEW', one)}; END IF`,
  `CREATE TRIGGER tr_${one.table}_words_delete AFTER DELETE ON ${one.table} FOR EACH ROW ${removed(one)}`,
];

const archived = [
  // An index cannot be entered at "not null" and go on by name: the same as a yes or no can.
  'ALTER TABLE products ADD archived TINYINT(1) NOT NULL DEFAULT 0 AFTER archived_at',
  'UPDATE products SET archived = 1, updated_at = updated_at WHERE archived_at IS NOT NULL',
  ...(['INSERT', 'UPDATE'] as const).map(
    (act) => `CREATE TRIGGER tr_products_archived_${act.toLowerCase()} BEFORE ${act} ON products FOR EACH ROW
      SET NEW.archived = NEW.archived_at IS NOT NULL`,
  ),
];

const keys = [
  `ALTER TABLE products DROP KEY ft_products_name, ADD KEY ix_products_archived (archived, name, id),
    ADD KEY ix_products_archived_sku (archived, sku, id), ADD KEY ix_products_watched (archived_at, low_stock_threshold),
    ADD KEY ix_products_category_sku (category_id, archived_at, sku, id)`,
  'ALTER TABLE clients DROP KEY ft_clients_name',
];

const prefixTables = [
  `CREATE TABLE product_prefixes (
    prefix VARCHAR(${String(longest)}) NOT NULL, archived TINYINT(1) NOT NULL, name VARCHAR(200) NOT NULL,
    product_id INT UNSIGNED NOT NULL, PRIMARY KEY (prefix, archived, name, product_id)) ${table}`,
  `CREATE TABLE client_prefixes (
    prefix VARCHAR(${String(longest)}) NOT NULL, name VARCHAR(160) NOT NULL, client_id INT UNSIGNED NOT NULL,
    PRIMARY KEY (prefix, name, client_id)) ${table}`,
];

/**
 * Lists found by words are read along an index, in their order, however many rows begin alike (PE-5); a full-text index
 * gathers and sorts all of them first. And archived and watched products have indexes of their own.
 */
export class WordsAndListKeys1770000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...archived, ...keys, ...prefixTables]) await runner.query(statement);
    for (const one of [products, clients]) {
      await runner.query(added('r', one, `${one.table} r JOIN`));
      for (const trigger of triggers(one)) await runner.query(trigger);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { table: name, prefixes } of [products, clients]) {
      for (const act of ['insert', 'update', 'delete']) await runner.query(`DROP TRIGGER tr_${name}_words_${act}`);
      await runner.query(`DROP TABLE ${prefixes}`);
    }
    for (const act of ['insert', 'update']) await runner.query(`DROP TRIGGER tr_products_archived_${act}`);
    await runner.query('SET SESSION innodb_ft_enable_stopword = OFF');
    await runner.query(
      `ALTER TABLE products DROP KEY ix_products_archived, DROP KEY ix_products_archived_sku, DROP KEY ix_products_watched,
        DROP KEY ix_products_category_sku, DROP archived, ADD FULLTEXT KEY ft_products_name (name)`,
    );
    await runner.query('ALTER TABLE clients ADD FULLTEXT KEY ft_clients_name (name)');
    await runner.query('SET SESSION innodb_ft_enable_stopword = DEFAULT');
  }
}
