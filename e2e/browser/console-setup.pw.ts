import { expect, test } from '@playwright/test';
import { startStack, type Stack } from '../harness/index.ts';

let stack: Stack;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  stack = await startStack({ apis: 1, jobs: 0 });
});

test.afterAll(async () => {
  await stack.stop();
});

test('ID-11 an empty installation asks for its set-up code and makes the first administrator', async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: stack.baseUrl, locale: 'fr-FR' })).newPage();
  const code = (await stack.cli('setup:code')).trim().split('\n').at(-1) ?? '';
  await page.goto('/console/');
  await expect(page.getByRole('heading', { level: 1, name: 'Première installation' })).toBeVisible();
  await page.getByLabel('Code d’installation').fill('AAAA-BBBB-CCCC');
  await page.getByLabel('Votre nom').fill('Camille Desrosiers');
  await page.getByLabel('Adresse e-mail').fill('camille@exemple.fr');
  await page.getByLabel('Mot de passe').fill('password123');
  await page.getByRole('button', { name: 'Créer le compte' }).click();
  await expect(page.locator('.ui-field__error').first()).toBeVisible();
  await page.getByLabel('Code d’installation').fill(code);
  await page.getByLabel('Mot de passe').fill('Tournesol-violet-42');
  await page.getByRole('button', { name: 'Créer le compte' }).click();
  await expect(page.getByText('Aucune commande n’attend')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Compte de Camille Desrosiers' })).toBeVisible();
  await page.goto('/console/setup');
  await expect(page.getByRole('heading', { level: 1, name: 'Connexion' })).toBeVisible();
});
