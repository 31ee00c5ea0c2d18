import { HttpAdapterHost } from '@nestjs/core';
import { listEndpoints } from '@picolo/server/auth';
import type { Express } from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from './testing.js';
import { surfaces } from './surfaces.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

it('ID-5 the router knows the endpoints of the contracts and the listed surfaces, nothing else', () => {
  const express = api.app.get(HttpAdapterHost).httpAdapter.getInstance<Express>();
  const routes = express.router.stack.flatMap(({ route }) => (route === undefined ? [] : [route.path]));
  const endpoints = new Set(listEndpoints(api.app).map(({ path }) => path));
  const unknown = routes.filter(
    (path) =>
      !endpoints.has(path) && !surfaces.some((surface) => surface.path !== '/' && path.startsWith(surface.path)),
  );
  expect(routes.length).toBeGreaterThanOrEqual(endpoints.size);
  expect(unknown).toEqual([]);
});
