import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';
const id = 'id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY';
const createdAt = 'created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)';

const statements = [
  `CREATE TABLE product_photos (
    ${id}, product_id INT UNSIGNED NOT NULL, file_id INT UNSIGNED NOT NULL, position SMALLINT UNSIGNED NOT NULL,
    alt VARCHAR(200) NOT NULL DEFAULT '', state VARCHAR(20) NOT NULL DEFAULT 'preparing',
    width INT UNSIGNED NOT NULL, height INT UNSIGNED NOT NULL, removed_at DATETIME(3) NULL, ${createdAt},
    KEY ix_product_photos_product (product_id, removed_at, position, id), KEY ix_product_photos_removed (removed_at),
    CONSTRAINT fk_product_photos_product FOREIGN KEY (product_id) REFERENCES products (id),
    CONSTRAINT fk_product_photos_file FOREIGN KEY (file_id) REFERENCES files (id)) ${table}`,
  `CREATE TABLE product_photo_files (
    photo_id INT UNSIGNED NOT NULL, format VARCHAR(10) NOT NULL, width INT UNSIGNED NOT NULL, height INT UNSIGNED NOT NULL,
    file_id INT UNSIGNED NOT NULL,
    PRIMARY KEY (photo_id, format, width), UNIQUE KEY uq_product_photo_files_file (file_id),
    CONSTRAINT fk_product_photo_files_photo FOREIGN KEY (photo_id) REFERENCES product_photos (id) ON DELETE CASCADE,
    CONSTRAINT fk_product_photo_files_file FOREIGN KEY (file_id) REFERENCES files (id)) ${table}`,
  'ALTER TABLE categories ADD position SMALLINT UNSIGNED NOT NULL DEFAULT 1000',
];

/** Photos of products in several sizes, and the order of categories. */
export class PhotosAndCategories1770000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE categories DROP position');
    for (const name of ['product_photo_files', 'product_photos']) await runner.query(`DROP TABLE ${name}`);
  }
}
