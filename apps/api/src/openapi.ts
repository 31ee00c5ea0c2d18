import { existsSync, readFileSync } from 'node:fs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { documentedCurl, errorStatus, print, type Endpoint } from '@picolo/contracts';
import { listEndpoints } from '@picolo/server/auth';

/** Name of the security scheme of API keys. */
const keys = 'apiKey';

/** Written by the build from the contracts' types: what each operation answers. */
const views = new URL('../../../openapi-views.json', import.meta.url);

type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

interface Views {
  readonly schemas: Record<string, Schema>;
  readonly answers: Readonly<Record<string, Schema>>;
}

const problem: Schema = {
  type: 'object',
  description:
    'application/problem+json (RFC 9457); `code` is stable, `title` and `detail` are in the caller’s language',
  required: ['type', 'status', 'code', 'title', 'detail', 'traceId'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(errorStatus) },
    title: { type: 'string' },
    detail: { type: 'string' },
    traceId: { type: 'string' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'rule', 'message'],
        properties: { field: { type: 'string' }, rule: { type: 'string' }, message: { type: 'string' } },
      },
    },
    meta: { type: 'object', additionalProperties: true },
  },
};

const readViews = (): Views =>
  existsSync(views) ? (JSON.parse(readFileSync(views, 'utf8')) as Views) : { schemas: {}, answers: {} };

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Sent again with the same key and body, the request is answered alike and nothing is done twice.',
  schema: { type: 'string', maxLength: 100, pattern: '^[!-~]+$' },
} as const;

const describe = (endpoint: Endpoint): string =>
  [
    ...(typeof endpoint.access === 'string' ? [`Permission: \`${endpoint.access}\`.`] : []),
    ...(endpoint.apiKeys ? ['Takes API keys with that scope.'] : []),
    ...(endpoint.path === print.path ? [`\n\n\`\`\`sh\n${documentedCurl}\n\`\`\``] : []),
  ].join(' ');

/** What the contract knows of an operation and the DTOs do not. */
const complete = (operation: Operation, endpoint: Endpoint, answer: Schema | undefined): void => {
  const open = typeof endpoint.access !== 'string' && 'public' in endpoint.access;
  operation.responses = {
    [endpoint.status]: {
      description: 'done',
      ...(answer === undefined ? {} : { content: { 'application/json': { schema: answer } } }),
    },
    default: {
      description: ['A refusal', ...endpoint.errors].join(' · '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  };
  if (!open) operation.security = [{ bearer: [] }, ...(endpoint.apiKeys ? [{ [keys]: [] }] : [])];
  operation.description = describe(endpoint);
  if (endpoint.idempotent) operation.parameters = [...(operation.parameters ?? []), idempotencyKey];
};

/** The API as OpenAPI 3: requests from the DTOs, answers and errors from the contracts. */
export const describeApi = (app: NestExpressApplication): OpenAPIObject => {
  const { schemas, answers } = readViews();
  const config = new DocumentBuilder()
    .setTitle('Picolo')
    .setDescription(
      'Stock, orders, invoices and printing. Programs send `Authorization: Bearer <accessToken>`, or an API key made in the console in its place where an operation takes keys.',
    )
    .setVersion('1')
    .addBearerAuth()
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', bearerFormat: 'picolo_…', description: 'An API key, with the scope named.' },
      keys,
    )
    .build();
  const document = SwaggerModule.createDocument(app, config);
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, ...schemas, Problem: problem },
  };
  for (const endpoint of listEndpoints(app)) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    const operation = document.paths[path]?.[endpoint.method.toLowerCase() as 'get'];
    if (operation === undefined) continue;
    complete(operation, endpoint, answers[`${endpoint.method} ${endpoint.path}`]);
  }
  return document;
};

/** `/api/openapi.json` and pages to read it at `/api/docs`. Call before `app.init()`. */
export const mountOpenApi = (app: NestExpressApplication): void => {
  let made: OpenAPIObject | undefined;
  const document = (): OpenAPIObject => (made ??= describeApi(app));
  SwaggerModule.setup('api/docs', app, document, { jsonDocumentUrl: 'api/openapi.json' });
};
