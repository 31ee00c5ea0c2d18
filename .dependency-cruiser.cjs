/**
 * Who may import whom. Features and apps are closed: what is not allowed here fails the check.
 * `.cjs` because dependency-cruiser loads its settings with require().
 */
const FEATURES = 'apps/api/src/features';
/** Tests and what only they import. */
const SPEC = '\\.(spec|db-spec|e2e|builder)\\.ts$|/testing\\.ts$';

/** Features that every other one may call. */
const USED_BY_ALL = ['identity', 'clients', 'audit', 'settings', 'files', 'notifications', 'printing'];

/** Further arrows, from → to. Against an arrow: an event of the outbox. */
const ARROWS = {
  stock: ['catalogue'],
  imports: ['stock', 'catalogue'],
  orders: ['stock', 'catalogue'],
  invoices: ['orders'],
  transmissions: ['invoices'],
  search: ['catalogue', 'orders', 'invoices'],
  dashboard: ['catalogue', 'stock', 'orders', 'invoices'],
};

const allowedFrom = (feature) => [feature, ...USED_BY_ALL, ...(ARROWS[feature] ?? [])].join('|');

const rule = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: typeof from === 'string' ? { path: from, pathNot: SPEC } : from,
  to: typeof to === 'string' ? { path: to } : to,
});

const featureRules = [
  ...Object.keys(ARROWS).map((feature) =>
    rule(
      `feature-${feature}`,
      'A feature uses only the features its arrows lead to; anything else is an event.',
      `^${FEATURES}/${feature}/`,
      { path: `^${FEATURES}/`, pathNot: `^${FEATURES}/(${allowedFrom(feature)})/` },
    ),
  ),
  rule(
    'feature-without-arrows',
    'A feature without arrows uses only the ones that all may use.',
    { path: `^${FEATURES}/([^/]+)/`, pathNot: [SPEC, `^${FEATURES}/(${Object.keys(ARROWS).join('|')})/`] },
    { path: `^${FEATURES}/`, pathNot: `^${FEATURES}/($1|${USED_BY_ALL.join('|')})/` },
  ),
  rule(
    'feature-by-its-index',
    'Another feature is entered by its index.ts: its files, tables and entities are its own.',
    { path: `^${FEATURES}/([^/]+)/`, pathNot: SPEC },
    { path: `^${FEATURES}/`, pathNot: [`^${FEATURES}/$1/`, `^${FEATURES}/[^/]+/index\\.ts$`] },
  ),
  rule(
    'features-from-outside-by-index',
    'Outside of the features only their index.ts is known.',
    { path: '^(apps|libs|seeds)/', pathNot: [`^${FEATURES}/`, SPEC] },
    { path: `^${FEATURES}/`, pathNot: `^${FEATURES}/[^/]+/index\\.ts$` },
  ),
  rule(
    'domain-is-pure',
    'domain/ is plain TypeScript over contracts: no framework, no database, no other folder.',
    { path: `^${FEATURES}/([^/]+)/domain/`, pathNot: SPEC },
    { pathNot: ['^libs/contracts/', `^${FEATURES}/$1/domain/`, '^(node:)?crypto$'] },
  ),
  rule(
    'edges-know-no-tables',
    'http, realtime and jobs call use cases and queries; they do not touch the tables.',
    `^${FEATURES}/[^/]+/(http|realtime|jobs)/`,
    `^${FEATURES}/[^/]+/persistence/`,
  ),
  rule(
    'edges-know-not-each-other',
    'http, realtime and jobs do not import each other.',
    { path: `^${FEATURES}/[^/]+/(http|realtime|jobs)/`, pathNot: SPEC },
    { path: `^${FEATURES}/[^/]+/(http|realtime|jobs)/`, pathNot: `^${FEATURES}/[^/]+/$1/` },
  ),
];

const layerRules = [
  rule('contracts-alone', 'contracts run anywhere: they import nothing.', '^libs/contracts/', {
    pathNot: '^libs/contracts/',
  }),
  rule(
    'server-below-apps',
    'libs/server knows contracts only.',
    '^libs/server/',
    '^(apps|migrations|seeds|libs/(web|ui|client))/',
  ),
  rule(
    'ui-presents',
    'libs/ui shows what it is given: no requests, no platform, no app.',
    '^libs/ui/',
    ['^(apps|libs/(web|client|server))/', 'node_modules/@angular/common/.*http'].join('|'),
  ),
  rule('client-alone', 'libs/client is published: contracts and socket.io-client only.', '^libs/client/', {
    pathNot: ['^libs/(contracts|client)/', 'node_modules/socket\\.io-client/'],
  }),
  rule(
    'web-below-apps',
    'libs/web knows contracts, libs/client and Angular.',
    '^libs/web/',
    '^(apps|libs/(server|ui))/',
  ),
  rule(
    'worker-holds-no-secrets',
    'The print worker knows contracts, libs/client and two folders of libs/server: neither database nor Redis.',
    '^apps/print-worker/',
    {
      path: '^(apps|libs|migrations|seeds)/|node_modules/(typeorm|mysql2|ioredis|bullmq)/',
      pathNot: '^(apps/print-worker|libs/(contracts|client|server/src/(config|logging)))/',
    },
  ),
  rule(
    'console-alone',
    'The console knows contracts, libs/web and libs/ui.',
    '^apps/console/',
    '^(apps/(api|portal|print-worker)|libs/server)/',
  ),
  rule(
    'portal-alone',
    'The portal knows contracts, libs/web and libs/ui.',
    '^apps/portal/',
    '^(apps/(api|console|print-worker)|libs/server)/',
  ),
  rule('migrations-stand-still', 'A migration uses no app code, which changes after it.', '^migrations/', {
    pathNot: ['^migrations/', 'node_modules/typeorm/', '^(node:)?crypto$'],
  }),
];

const invoiceRules = [
  rule(
    'documents-in-threads',
    'Rendering fills a core: only the rendering thread loads pdfmake, never the HTTP process.',
    { path: '^(apps/api|libs|seeds)/', pathNot: [SPEC, `^${FEATURES}/invoices/documents/render-thread\\.ts$`] },
    `^${FEATURES}/invoices/documents/factur-x\\.ts$`,
  ),
];

const generalRules = [
  rule('no-circles', 'A circle has no beginning to understand it from.', {}, { circular: true }),
  rule('resolvable', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
  rule(
    'runtime-dependencies',
    'What runs on the server is installed without development packages.',
    '^(apps/(api|print-worker)|libs/(contracts|server|client)|migrations|seeds)/',
    { dependencyTypes: ['npm-dev', 'npm-no-pkg'] },
  ),
];

module.exports = {
  forbidden: [...generalRules, ...layerRules, ...featureRules, ...invoiceRules],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.local|\\.angular)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
