import eslint from '@eslint/js';
import angular from 'angular-eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const SERVER = [
  'apps/api/**/*.ts',
  'apps/print-worker/**/*.ts',
  'libs/{contracts,server,client}/**/*.ts',
  '{migrations,seeds,e2e,bench,tools}/**/*.ts',
  '*.config.ts',
];
const BROWSER = ['apps/{console,portal}/**/*.ts', 'libs/{ui,web}/**/*.ts'];
const SPECS = ['**/*.spec.ts', '**/*.db-spec.ts', 'e2e/**/*.ts'];

/** House rules that a selector can hold; each message says what to do instead. */
const ROUTE_DECORATOR = {
  selector: 'Decorator[expression.callee.name=/^(Get|Post|Put|Patch|Delete|All|Head|Options|Sse)$/]',
  message: 'An endpoint is a value of contracts: mount it with @Serves(endpoint).',
};
const MESSAGE_DECORATOR = {
  selector: 'Decorator[expression.callee.name="SubscribeMessage"]',
  message: 'A socket message is a value of contracts: handle it with @On(event).',
};
const ORM_WRITE = {
  selector: 'CallExpression[callee.property.name=/^(save|remove|softRemove)$/]',
  message: 'Write with sql(tx, …) or a QueryBuilder, and check what was affected.',
};
const HANDLE_CONNECTION = {
  selector: 'MethodDefinition[key.name=/^handle(Connection|Disconnect)$/]',
  message: 'Connections are authenticated once, in libs/server/realtime.',
};
const FLOAT = {
  selector: 'CallExpression[callee.object.name="Number"][callee.property.name="parseFloat"]',
  message: 'No floats: parse decimals with the functions of contracts/money.',
};
const ENUM = { selector: 'TSEnumDeclaration', message: 'Use an `as const` object.' };

const FLOAT_GLOBAL = { name: 'parseFloat', message: FLOAT.message };
const SOCKETS = 'Socket.io is the only socket library.';
const SOCKET_GLOBAL = { name: 'WebSocket', message: SOCKETS };
const OTHER_SOCKETS = {
  paths: ['ws', 'sockjs', 'sockjs-client', 'faye-websocket', 'websocket', 'uWebSockets.js', '@nestjs/platform-ws'].map(
    (name) => ({ name, message: SOCKETS }),
  ),
};
const HTTP_EXCEPTIONS = {
  regex: '^@nestjs/common$',
  importNamePattern: 'Exception$',
  message: 'Throw DomainError(code, meta); one filter turns codes into answers.',
};

const IMPATIENCE = {
  selector: 'CallExpression[callee.object.name="vi"][callee.property.name="waitFor"][arguments.length=1]',
  message: 'It gives up after a second, and a loaded machine is no failure: name a generous limit.',
};

const EVERYWHERE = [FLOAT, ENUM, IMPATIENCE];
const API = [...EVERYWHERE, ROUTE_DECORATOR, MESSAGE_DECORATOR, ORM_WRITE];

export default defineConfig([
  globalIgnores(['dist', '.local', '.angular', 'test-results', 'playwright-report', '.dependency-cruiser.cjs']),
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // Control characters are matched on purpose, to refuse them.
      'no-control-regex': 'off',
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 6],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', ...EVERYWHERE],
      'no-restricted-globals': ['error', FLOAT_GLOBAL, SOCKET_GLOBAL],
      'no-restricted-imports': ['error', OTHER_SOCKETS],
    },
  },
  {
    files: ['**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        setTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
      },
    },
  },
  {
    files: ['apps/*/public/**/*.js'],
    languageOptions: { globals: { document: 'readonly', localStorage: 'readonly' } },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    rules: {
      'max-params': 'off',
      '@typescript-eslint/max-params': ['error', { max: 6 }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Angular's validators are static methods handed over as they are.
      '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
      // Nest types its options as classes and takes plain objects.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: SERVER,
    languageOptions: { parserOptions: { project: ['./tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
  },
  { files: ['{tools,e2e,bench}/**/*.ts'], rules: { '@typescript-eslint/consistent-type-imports': 'error' } },
  {
    files: ['apps/api/**/*.ts', 'libs/server/**/*.ts', '{migrations,seeds}/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...API] },
  },
  {
    // Nest types the options of its factory by a class and takes a literal all the same.
    files: ['apps/{api,print-worker}/src/main*.ts'],
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
  {
    files: ['apps/api/src/features/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...API, HANDLE_CONNECTION],
      'no-restricted-imports': ['error', { ...OTHER_SOCKETS, patterns: [HTTP_EXCEPTIONS] }],
    },
  },
  {
    files: BROWSER,
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.web.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@angular-eslint/prefer-on-push-component-change-detection': 'off',
      '@angular-eslint/prefer-signals': 'error',
      '@angular-eslint/no-output-native': 'error',
    },
  },
  {
    files: ['**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: {
      'max-lines-per-function': 'off',
      '@angular-eslint/template/button-has-type': 'error',
      // Icon buttons take their name as `label`.
      '@angular-eslint/template/elements-content': ['error', { allowList: ['label'] }],
      '@angular-eslint/template/prefer-self-closing-tags': 'error',
    },
  },
  // expect.any() and its like are typed `any`.
  { files: SPECS, rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-unsafe-assignment': 'off' } },
]);
