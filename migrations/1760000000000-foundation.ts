import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';
const id = 'id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY';
const createdAt = 'created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)';
const updatedAt = 'updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)';

/** Refuses UPDATE and DELETE on a table, for every database user: what is written there stays (IN-3, ST-3). */
const appendOnly = (name: string): readonly string[] =>
  (['UPDATE', 'DELETE'] as const).map(
    (act) => `CREATE TRIGGER tr_${name}_no_${act.toLowerCase()} BEFORE ${act} ON ${name} FOR EACH ROW
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${name} is append-only: ${act} refused'`,
  );

const identity = [
  `CREATE TABLE roles (
    ${id}, name VARCHAR(60) NOT NULL, ${createdAt},
    UNIQUE KEY uq_roles_name (name)) ${table}`,
  `CREATE TABLE role_permissions (
    role_id INT UNSIGNED NOT NULL, permission VARCHAR(60) NOT NULL,
    PRIMARY KEY (role_id, permission),
    CONSTRAINT fk_role_permissions_role FOREIGN KEY (role_id) REFERENCES roles (id)) ${table}`,
  `CREATE TABLE users (
    ${id}, email VARCHAR(254) NOT NULL, password_hash VARCHAR(255) NULL, name VARCHAR(120) NOT NULL,
    role_id INT UNSIGNED NOT NULL, locale VARCHAR(5) NOT NULL DEFAULT 'fr', status VARCHAR(20) NOT NULL DEFAULT 'active',
    ${createdAt}, ${updatedAt},
    UNIQUE KEY uq_users_email (email), KEY ix_users_role (role_id),
    CONSTRAINT fk_users_role FOREIGN KEY (role_id) REFERENCES roles (id)) ${table}`,
  // Keyed by what was typed, not by user: an unknown address locks exactly like a known one (ID-2).
  `CREATE TABLE sign_in_failures (
    email VARCHAR(254) NOT NULL PRIMARY KEY, failures INT UNSIGNED NOT NULL, window_started_at DATETIME(3) NOT NULL,
    locked_until DATETIME(3) NULL, KEY ix_sign_in_failures_window (window_started_at)) ${table}`,
  `CREATE TABLE sessions (
    ${id}, user_id INT UNSIGNED NOT NULL, kind VARCHAR(20) NOT NULL, user_agent VARCHAR(255) NOT NULL DEFAULT '',
    address VARCHAR(45) NOT NULL DEFAULT '', ${createdAt}, seen_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    expires_at DATETIME(3) NOT NULL, revoked_at DATETIME(3) NULL,
    KEY ix_sessions_user (user_id, revoked_at), KEY ix_sessions_expiry (expires_at),
    CONSTRAINT fk_sessions_user FOREIGN KEY (user_id) REFERENCES users (id)) ${table}`,
  `CREATE TABLE refresh_tokens (
    ${id}, session_id INT UNSIGNED NOT NULL, token_hash CHAR(64) NOT NULL, ${createdAt}, spent_at DATETIME(3) NULL,
    UNIQUE KEY uq_refresh_tokens_hash (token_hash), KEY ix_refresh_tokens_session (session_id),
    CONSTRAINT fk_refresh_tokens_session FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE) ${table}`,
  `CREATE TABLE setup_codes (
    ${id}, code_hash CHAR(64) NOT NULL, ${createdAt}, used_at DATETIME(3) NULL) ${table}`,
  `CREATE TABLE clients (
    ${id}, user_id INT UNSIGNED NULL, kind VARCHAR(20) NOT NULL, name VARCHAR(160) NOT NULL, email VARCHAR(254) NULL,
    phone VARCHAR(40) NULL, siren CHAR(9) NULL, vat_number VARCHAR(20) NULL, billing JSON NULL, delivery JSON NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1, ${createdAt}, ${updatedAt},
    UNIQUE KEY uq_clients_user (user_id), KEY ix_clients_name (name, id), KEY ix_clients_email (email),
    CONSTRAINT fk_clients_user FOREIGN KEY (user_id) REFERENCES users (id)) ${table}`,
];

const catalogue = [
  `CREATE TABLE categories (
    ${id}, slug VARCHAR(120) NOT NULL, name VARCHAR(120) NOT NULL, ${createdAt},
    UNIQUE KEY uq_categories_slug (slug), UNIQUE KEY uq_categories_name (name)) ${table}`,
  `CREATE TABLE products (
    ${id}, sku VARCHAR(60) NOT NULL, slug VARCHAR(200) NOT NULL, name VARCHAR(200) NOT NULL, description TEXT NOT NULL,
    category_id INT UNSIGNED NULL, unit_price BIGINT NOT NULL, vat_rate SMALLINT UNSIGNED NOT NULL,
    unit VARCHAR(20) NOT NULL DEFAULT 'pièce', step DECIMAL(19,4) NOT NULL DEFAULT 1, barcode VARCHAR(64) NULL,
    active TINYINT(1) NOT NULL DEFAULT 1, low_stock_threshold DECIMAL(19,4) NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1, archived_at DATETIME(3) NULL, ${createdAt}, ${updatedAt},
    UNIQUE KEY uq_products_sku (sku), UNIQUE KEY uq_products_slug (slug), KEY ix_products_name (archived_at, name, id),
    KEY ix_products_category (category_id, archived_at, name, id), KEY ix_products_barcode (barcode),
    CONSTRAINT ck_products_price CHECK (unit_price >= 0), CONSTRAINT ck_products_step CHECK (step > 0),
    CONSTRAINT fk_products_category FOREIGN KEY (category_id) REFERENCES categories (id)) ${table}`,
];

const stock = [
  `CREATE TABLE locations (
    ${id}, name VARCHAR(120) NOT NULL, sells TINYINT(1) NOT NULL DEFAULT 0, ${createdAt},
    UNIQUE KEY uq_locations_name (name)) ${table}`,
  "INSERT INTO locations (name, sells) VALUES ('Magasin', 1)",
  `CREATE TABLE stock_levels (
    product_id INT UNSIGNED NOT NULL, location_id INT UNSIGNED NOT NULL, on_hand DECIMAL(19,4) NOT NULL DEFAULT 0,
    reserved DECIMAL(19,4) NOT NULL DEFAULT 0, version INT UNSIGNED NOT NULL DEFAULT 0, ${updatedAt},
    PRIMARY KEY (product_id, location_id),
    CONSTRAINT ck_stock_levels_bounds CHECK (reserved >= 0 AND reserved <= on_hand),
    CONSTRAINT fk_stock_levels_product FOREIGN KEY (product_id) REFERENCES products (id),
    CONSTRAINT fk_stock_levels_location FOREIGN KEY (location_id) REFERENCES locations (id)) ${table}`,
  `CREATE TABLE stock_movements (
    ${id}, product_id INT UNSIGNED NOT NULL, location_id INT UNSIGNED NOT NULL, kind VARCHAR(20) NOT NULL,
    on_hand_delta DECIMAL(19,4) NOT NULL, reserved_delta DECIMAL(19,4) NOT NULL,
    on_hand_after DECIMAL(19,4) NOT NULL, reserved_after DECIMAL(19,4) NOT NULL,
    reason VARCHAR(255) NULL, actor_id INT UNSIGNED NULL, actor_name VARCHAR(120) NULL, order_id INT UNSIGNED NULL, ${createdAt},
    KEY ix_stock_movements_product (product_id, id), KEY ix_stock_movements_kind (kind, id), KEY ix_stock_movements_order (order_id),
    CONSTRAINT fk_stock_movements_product FOREIGN KEY (product_id) REFERENCES products (id),
    CONSTRAINT fk_stock_movements_location FOREIGN KEY (location_id) REFERENCES locations (id)) ${table}`,
  ...appendOnly('stock_movements'),
];

const orders = [
  `CREATE TABLE orders (
    ${id}, client_id INT UNSIGNED NOT NULL, placed_by INT UNSIGNED NOT NULL, idempotency_key VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
    body_hash CHAR(64) NOT NULL, status VARCHAR(20) NOT NULL, version INT UNSIGNED NOT NULL DEFAULT 1,
    client_name VARCHAR(160) NOT NULL, line_count SMALLINT UNSIGNED NOT NULL, net_cents BIGINT NOT NULL,
    vat_cents BIGINT NOT NULL, gross_cents BIGINT NOT NULL, buyer JSON NOT NULL, note VARCHAR(1000) NULL,
    purchase_order VARCHAR(50) NULL, ${createdAt}, ${updatedAt},
    UNIQUE KEY uq_orders_idempotency (placed_by, idempotency_key), KEY ix_orders_status (status, id),
    KEY ix_orders_client (client_id, id),
    CONSTRAINT fk_orders_client FOREIGN KEY (client_id) REFERENCES clients (id),
    CONSTRAINT fk_orders_placed_by FOREIGN KEY (placed_by) REFERENCES users (id)) ${table}`,
  `CREATE TABLE order_lines (
    ${id}, order_id INT UNSIGNED NOT NULL, position SMALLINT UNSIGNED NOT NULL, product_id INT UNSIGNED NOT NULL,
    sku VARCHAR(60) NOT NULL, name VARCHAR(200) NOT NULL, unit VARCHAR(20) NOT NULL, quantity DECIMAL(19,4) NOT NULL,
    returned_quantity DECIMAL(19,4) NOT NULL DEFAULT 0, unit_price BIGINT NOT NULL, vat_rate SMALLINT UNSIGNED NOT NULL,
    net_cents BIGINT NOT NULL,
    UNIQUE KEY uq_order_lines_position (order_id, position), KEY ix_order_lines_product (product_id),
    CONSTRAINT ck_order_lines_returned CHECK (returned_quantity >= 0 AND returned_quantity <= quantity),
    CONSTRAINT fk_order_lines_order FOREIGN KEY (order_id) REFERENCES orders (id),
    CONSTRAINT fk_order_lines_product FOREIGN KEY (product_id) REFERENCES products (id)) ${table}`,
  `CREATE TABLE order_steps (
    ${id}, order_id INT UNSIGNED NOT NULL, from_status VARCHAR(20) NULL, to_status VARCHAR(20) NOT NULL,
    actor_id INT UNSIGNED NULL, actor_name VARCHAR(120) NULL, note VARCHAR(1000) NULL, ${createdAt},
    KEY ix_order_steps_order (order_id, id),
    CONSTRAINT fk_order_steps_order FOREIGN KEY (order_id) REFERENCES orders (id)) ${table}`,
  `CREATE TABLE order_returns (
    ${id}, order_line_id INT UNSIGNED NOT NULL, quantity DECIMAL(19,4) NOT NULL, disposition VARCHAR(20) NOT NULL,
    actor_id INT UNSIGNED NULL, actor_name VARCHAR(120) NULL, ${createdAt},
    KEY ix_order_returns_line (order_line_id),
    CONSTRAINT fk_order_returns_line FOREIGN KEY (order_line_id) REFERENCES order_lines (id)) ${table}`,
  ...appendOnly('order_steps'),
];

const invoices = [
  `CREATE TABLE company_settings (
    id TINYINT UNSIGNED NOT NULL PRIMARY KEY, settings JSON NOT NULL, version INT UNSIGNED NOT NULL DEFAULT 1, ${updatedAt}) ${table}`,
  `CREATE TABLE invoice_series (
    series VARCHAR(10) NOT NULL, fiscal_year SMALLINT UNSIGNED NOT NULL, last_number INT UNSIGNED NOT NULL DEFAULT 0,
    last_hash CHAR(64) NOT NULL, last_date DATE NOT NULL, PRIMARY KEY (series, fiscal_year)) ${table}`,
  `CREATE TABLE invoices (
    ${id}, series VARCHAR(10) NOT NULL, fiscal_year SMALLINT UNSIGNED NOT NULL, sequence_number INT UNSIGNED NOT NULL,
    number VARCHAR(35) NOT NULL, kind VARCHAR(20) NOT NULL, order_id INT UNSIGNED NOT NULL,
    order_sequence SMALLINT UNSIGNED NOT NULL DEFAULT 1, order_number VARCHAR(35) NOT NULL, client_id INT UNSIGNED NOT NULL,
    client_name VARCHAR(160) NOT NULL, original_id INT UNSIGNED NULL, issue_date DATE NOT NULL, due_date DATE NULL, net_cents BIGINT NOT NULL,
    vat_cents BIGINT NOT NULL, gross_cents BIGINT NOT NULL, canonical LONGTEXT NOT NULL, xml LONGTEXT NOT NULL,
    previous_hash CHAR(64) NOT NULL, hash CHAR(64) NOT NULL, seeded TINYINT(1) NOT NULL DEFAULT 0, ${createdAt},
    UNIQUE KEY uq_invoices_number (number), UNIQUE KEY uq_invoices_sequence (series, fiscal_year, sequence_number),
    UNIQUE KEY uq_invoices_order (order_id, kind, order_sequence), KEY ix_invoices_client (client_id, id), KEY ix_invoices_kind (kind, id),
    CONSTRAINT fk_invoices_order FOREIGN KEY (order_id) REFERENCES orders (id),
    CONSTRAINT fk_invoices_client FOREIGN KEY (client_id) REFERENCES clients (id),
    CONSTRAINT fk_invoices_original FOREIGN KEY (original_id) REFERENCES invoices (id)) ${table}`,
  `CREATE TABLE invoice_documents (
    invoice_id INT UNSIGNED NOT NULL PRIMARY KEY, pdf LONGBLOB NOT NULL, sha256 CHAR(64) NOT NULL,
    size INT UNSIGNED NOT NULL, ${createdAt},
    CONSTRAINT fk_invoice_documents_invoice FOREIGN KEY (invoice_id) REFERENCES invoices (id)) ${table}`,
  ...appendOnly('invoices'),
  ...appendOnly('invoice_documents'),
];

const printing = [
  `CREATE TABLE print_workers (
    ${id}, name VARCHAR(120) NOT NULL, key_hash CHAR(64) NOT NULL, software_version VARCHAR(40) NULL,
    enrolled_at DATETIME(3) NOT NULL, connection_id VARCHAR(40) NULL, seen_at DATETIME(3) NULL, revoked_at DATETIME(3) NULL,
    ${createdAt}, UNIQUE KEY uq_print_workers_key (key_hash)) ${table}`,
  `CREATE TABLE print_enrolments (
    ${id}, code_hash CHAR(64) NOT NULL, name VARCHAR(120) NULL, expires_at DATETIME(3) NOT NULL, used_at DATETIME(3) NULL,
    created_by INT UNSIGNED NULL, ${createdAt}, UNIQUE KEY uq_print_enrolments_code (code_hash)) ${table}`,
  `CREATE TABLE printers (
    ${id}, worker_id INT UNSIGNED NOT NULL, uri VARCHAR(500) NOT NULL, uri_hash CHAR(64) NOT NULL, name VARCHAR(120) NOT NULL,
    driver VARCHAR(20) NOT NULL, state VARCHAR(20) NOT NULL, state_reasons JSON NOT NULL, is_default TINYINT(1) NOT NULL DEFAULT 0,
    version INT UNSIGNED NOT NULL DEFAULT 1, seen_at DATETIME(3) NULL, ${createdAt},
    UNIQUE KEY uq_printers_uri (worker_id, uri_hash),
    CONSTRAINT fk_printers_worker FOREIGN KEY (worker_id) REFERENCES print_workers (id)) ${table}`,
  `CREATE TABLE print_jobs (
    id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, uuid CHAR(36) NOT NULL, kind VARCHAR(20) NOT NULL, content TEXT NULL,
    status VARCHAR(20) NOT NULL, version INT UNSIGNED NOT NULL DEFAULT 1, title VARCHAR(200) NOT NULL,
    number VARCHAR(35) NULL, invoice_id INT UNSIGNED NULL, printer_id INT UNSIGNED NULL, worker_id INT UNSIGNED NULL,
    attempt INT UNSIGNED NOT NULL DEFAULT 0, lease_until DATETIME(3) NULL, lease_printer_id INT UNSIGNED NULL, last_seq INT UNSIGNED NOT NULL DEFAULT 0,
    proof VARCHAR(20) NULL, reason VARCHAR(255) NULL, duplicate_of INT NULL, submitted_by INT UNSIGNED NULL,
    idempotency_key VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL, body_hash CHAR(64) NULL, expires_at DATETIME(3) NOT NULL, ${createdAt}, ${updatedAt},
    UNIQUE KEY uq_print_jobs_uuid (uuid), UNIQUE KEY uq_print_jobs_idempotency (submitted_by, idempotency_key),
    KEY ix_print_jobs_queue (status, printer_id, id), KEY ix_print_jobs_lease (status, lease_until),
    KEY ix_print_jobs_expiry (status, expires_at), KEY ix_print_jobs_invoice (invoice_id), KEY ix_print_jobs_worker (worker_id, status),
    KEY ix_print_jobs_duplicate (duplicate_of),
    CONSTRAINT fk_print_jobs_printer FOREIGN KEY (printer_id) REFERENCES printers (id),
    CONSTRAINT fk_print_jobs_worker FOREIGN KEY (worker_id) REFERENCES print_workers (id),
    CONSTRAINT fk_print_jobs_duplicate FOREIGN KEY (duplicate_of) REFERENCES print_jobs (id)) ${table}`,
  `CREATE TABLE print_documents (
    job_id INT NOT NULL PRIMARY KEY, media_type VARCHAR(60) NOT NULL, size INT UNSIGNED NOT NULL, sha256 CHAR(64) NOT NULL,
    bytes LONGBLOB NOT NULL, ${createdAt},
    CONSTRAINT fk_print_documents_job FOREIGN KEY (job_id) REFERENCES print_jobs (id) ON DELETE CASCADE) ${table}`,
  `CREATE TABLE print_job_steps (
    ${id}, job_id INT NOT NULL, status VARCHAR(20) NOT NULL, reason VARCHAR(255) NULL, actor_id INT UNSIGNED NULL,
    actor_name VARCHAR(120) NULL, ${createdAt}, KEY ix_print_job_steps_job (job_id, id),
    CONSTRAINT fk_print_job_steps_job FOREIGN KEY (job_id) REFERENCES print_jobs (id) ON DELETE CASCADE) ${table}`,
];

const platform = [
  `CREATE TABLE notifications (
    ${id}, user_id INT UNSIGNED NOT NULL, kind VARCHAR(40) NOT NULL, details JSON NOT NULL, event_id CHAR(36) NOT NULL,
    ${createdAt}, read_at DATETIME(3) NULL,
    UNIQUE KEY uq_notifications_event (user_id, event_id), KEY ix_notifications_user (user_id, id), KEY ix_notifications_unread (user_id, read_at),
    CONSTRAINT fk_notifications_user FOREIGN KEY (user_id) REFERENCES users (id)) ${table}`,
  // state: 0 new, 1 queued, 2 done, 3 failed. One row per event and consumer.
  `CREATE TABLE outbox (
    ${id}, event_id CHAR(36) NOT NULL, consumer VARCHAR(40) NOT NULL, type VARCHAR(60) NOT NULL,
    version INT UNSIGNED NOT NULL DEFAULT 0, subject VARCHAR(80) NOT NULL, payload JSON NOT NULL,
    state TINYINT UNSIGNED NOT NULL DEFAULT 0, due_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    attempts SMALLINT UNSIGNED NOT NULL DEFAULT 0, error VARCHAR(1000) NULL, ${createdAt}, done_at DATETIME(3) NULL,
    done_by VARCHAR(80) NULL,
    UNIQUE KEY uq_outbox_event (event_id, consumer), KEY ix_outbox_due (state, due_at, id), KEY ix_outbox_done (state, done_at)) ${table}`,
];

const all = [...identity, ...catalogue, ...stock, ...orders, ...invoices, ...printing, ...platform];

export class Foundation1760000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of all) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const names = all.flatMap((statement) => /^CREATE TABLE (\w+)/.exec(statement)?.[1] ?? []).reverse();
    for (const name of names) await runner.query(`DROP TABLE ${name}`);
  }
}
