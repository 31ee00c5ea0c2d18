import { expect, test, type Browser, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { api, demoPassword, signIn, startStack, type Api, type Stack } from '../harness/index.ts';
import { copiedKey, selectedKey, withoutClipboard } from '../harness/clipboard.ts';
import { inspectInEnglish, inspectScreen } from '../harness/screen.ts';
import { languages, visitorIn, wordsOf, type Language } from '../harness/words.ts';

let stack: Stack;
let admin: Api;
let page: Page;

test.describe.configure({ mode: 'default' });

const heading = (on: Page, name: RegExp | string): ReturnType<Page['getByRole']> =>
  on.getByRole('heading', { level: 1, name });

const enter = async (browser: Browser, email: string, language: Language = 'fr'): Promise<Page> => {
  const t = wordsOf('console', language);
  const opened = await (await visitorIn(browser, language, stack.baseUrl)).newPage();
  await opened.goto('/console/sign-in');
  await opened.getByLabel(t('signIn.email')).fill(email);
  await opened.getByLabel(t('signIn.password')).fill(demoPassword);
  await opened.keyboard.press('Enter');
  await expect(opened.getByText(t('live.on'), { exact: true })).toBeVisible();
  return opened;
};

const open = async (path: string, title: RegExp | string): Promise<void> => {
  await page.goto(`/console/${path}`);
  await expect(heading(page, title)).toBeVisible();
  await expect(page.getByText('En direct')).toBeVisible();
};

/** A second page of an administrator, which nobody touches. */
const watching = async (path: string, title: RegExp | string): Promise<Page> => {
  const other = await page.context().newPage();
  await other.goto(`/console/${path}`);
  await expect(heading(other, title)).toBeVisible();
  await expect(other.getByText('En direct')).toBeVisible();
  return other;
};

const userId = async (email: string): Promise<number> =>
  (await admin.get<{ items: { id: number }[] }>(`/api/users?q=${encodeURIComponent(email)}`)).body.items[0]?.id ?? 0;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  stack = await startStack({ apis: 2, jobs: 1, seed: 'shop' });
  admin = api(stack.baseUrl, await signIn(stack.baseUrl, 'admin@picolo.test'));
  page = await enter(browser, 'admin@picolo.test');
});

test.afterAll(async () => {
  await stack.stop();
});

test('ID-3 a right taken while the user’s page is open: the menu changes, the next act and the live channel are refused', async ({
  browser,
}) => {
  const employee = await enter(browser, 'employee@picolo.test');
  const menu = employee.getByRole('navigation', { name: 'Navigation', exact: true });
  await employee.goto('/console/invoices');
  await expect(heading(employee, 'Factures')).toBeVisible();
  await expect(employee.getByText('En direct')).toBeVisible();
  await expect(menu.getByRole('link', { name: 'Factures' })).toBeVisible();
  await employee.evaluate(() => Object.assign(window, { notReloaded: true }));

  await open('roles', 'Rôles et droits');
  for (const right of ['Voir les factures', 'Voir le stock et ses mouvements']) {
    await page.getByRole('checkbox', { name: `${right} – Employé` }).uncheck();
  }
  await page.getByRole('button', { name: 'Vérifier et enregistrer' }).click();
  const review = page.getByRole('dialog', { name: 'Enregistrer ces droits ?' });
  await expect(review.getByText('Voir les factures')).toBeVisible();
  await review.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Les droits sont enregistrés.')).toBeVisible();

  await expect(menu.getByRole('link', { name: 'Factures' })).toHaveCount(0);
  await expect(menu.getByRole('link', { name: 'Niveaux' })).toHaveCount(0);
  await expect(menu.getByRole('link', { name: 'Produits' })).toBeVisible();
  await expect(heading(employee, 'Accès réservé')).toBeVisible();
  expect(await employee.evaluate(() => 'notReloaded' in window)).toBe(true);
  const refused = await employee.evaluate(async () => (await fetch('/api/invoices')).status);
  expect(refused).toBe(403);

  for (const right of ['Voir les factures', 'Voir le stock et ses mouvements']) {
    await page.getByRole('checkbox', { name: `${right} – Employé` }).check();
  }
  await page.getByRole('button', { name: 'Vérifier et enregistrer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(menu.getByRole('link', { name: 'Factures' })).toBeVisible();
  await employee.context().close();
});

test('ID-3 a role is made from another, looked through, renamed and deleted; another open page follows', async () => {
  const other = await watching('roles', 'Rôles et droits');
  const seenElsewhere = (role: string): ReturnType<Page['getByRole']> =>
    other.getByRole('checkbox', { name: `Voir les commandes – ${role}` });
  await open('roles', 'Rôles et droits');
  await page.getByRole('button', { name: 'Nouveau rôle' }).click();
  await page.getByLabel('Nom du rôle').fill('Caisse');
  await page.getByLabel('Droits de départ').selectOption({ label: 'Employé' });
  await page.getByRole('button', { name: 'Créer le rôle' }).click();
  await expect(page.getByRole('checkbox', { name: 'Voir les commandes – Caisse' })).toBeChecked();
  await expect(seenElsewhere('Caisse')).toBeChecked();
  await page.getByRole('button', { name: 'Actions sur le rôle Caisse' }).click();
  await page.getByRole('menuitem', { name: 'Voir comme ce rôle' }).click();
  const seen = page.getByRole('dialog', { name: 'Ce que voit le rôle « Caisse »' });
  await expect(seen.getByText('Saisir une commande pour un client')).toBeVisible();
  await seen.getByRole('button', { name: 'Fermer' }).click();
  await page.getByRole('button', { name: 'Actions sur le rôle Caisse' }).click();
  await page.getByRole('menuitem', { name: 'Renommer' }).click();
  await page.getByLabel('Nom du rôle').fill('Comptoir');
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(seenElsewhere('Comptoir')).toBeChecked();
  await page.getByRole('button', { name: 'Actions sur le rôle Comptoir' }).click();
  await page.getByRole('menuitem', { name: 'Supprimer' }).click();
  await page.getByRole('button', { name: 'Supprimer le rôle' }).click();
  await expect(page.getByText('Le rôle « Comptoir » est supprimé.')).toBeVisible();
  await expect(seenElsewhere('Comptoir')).toHaveCount(0);
  await other.close();
});

test('ID-4 a suspended user’s page asks to sign in, other administrators see it live; the log says who did it', async ({
  browser,
}) => {
  const advisor = await enter(browser, 'advisor@picolo.test');
  const other = await watching('users?kind=staff', 'Utilisateurs');
  const row = other.getByRole('row', { name: /Sofia Bernard/ });
  await expect(row.getByText('Actif')).toBeVisible();
  await open(`users/${await userId('advisor@picolo.test')}`, 'Sofia Bernard');
  await page.getByRole('button', { name: 'Suspendre' }).click();
  await page
    .getByRole('dialog', { name: /Suspendre/ })
    .getByRole('button', { name: 'Suspendre' })
    .click();
  await expect(page.locator('app-user-state').getByText('Suspendu')).toBeVisible();
  await expect(heading(advisor, 'Connexion')).toBeVisible();
  await expect(row.getByText('Suspendu')).toBeVisible();
  await expect(page.getByText('Compte suspendu')).toBeVisible();
  await expect(page.getByRole('main').getByText('Claire Fontaine')).toBeVisible();
  await page.getByRole('button', { name: 'Réactiver' }).click();
  await expect(page.locator('app-user-state').getByText('Actif')).toBeVisible();
  await expect(row.getByText('Actif')).toBeVisible();
  await other.close();
  await advisor.context().close();
});

/** Whose second step is turned on in which language. */
const SECOND_STEP = { fr: 'couturier@picolo.test', en: 'advisor@picolo.test' } as const;

for (const language of languages) {
  test(`ID-7 a second step is turned on by a code, asked for at the next sign-in, and taken by a recovery code (${language})`, async ({
    browser,
  }) => {
    const t = wordsOf('console', language);
    const user = await enter(browser, SECOND_STEP[language], language);
    await user.goto('/console/account');
    await user.getByRole('button', { name: t('secondFactor.turnOn'), exact: true }).click();
    await user.getByRole('dialog').getByLabel(t('signIn.password')).fill(demoPassword);
    await user.getByRole('button', { name: t('secondFactor.next') }).click();
    await expect(user.getByRole('img', { name: t('secondFactor.pictureAlt') })).toBeVisible();
    const secret = await user.getByRole('dialog').locator('code').innerText();
    await expect(user.getByText(t('fields.required'))).toHaveCount(0);
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    await inspectScreen(user, `console-second-step-scan-${language}`);
    await user.getByLabel(t('secondFactor.code')).fill(totp.generate());
    await user.getByRole('button', { name: t('secondFactor.confirm') }).click();
    const codes = user.getByRole('dialog').getByRole('listitem');
    await expect(codes).toHaveCount(10);
    const recovery = await codes.first().innerText();
    await user.getByRole('button', { name: t('secondFactor.kept') }).click();
    await expect(user.getByText(t('secondFactor.left', { count: '10' }))).toBeVisible();
    await user.context().close();

    const again = await (await visitorIn(browser, language, stack.baseUrl)).newPage();
    await again.goto('/console/sign-in');
    await again.getByLabel(t('signIn.email')).fill(SECOND_STEP[language]);
    await again.getByLabel(t('signIn.password')).fill(demoPassword);
    await again.keyboard.press('Enter');
    await expect(heading(again, t('secondStep.title'))).toBeVisible();
    await inspectScreen(again, `console-second-step-${language}`);
    await again.getByLabel(t('secondStep.code')).fill('000000');
    await again.keyboard.press('Enter');
    await expect(again.getByText(language === 'fr' ? 'Ce code ne convient pas' : 'This code is wrong')).toBeVisible();
    await again.getByLabel(t('secondStep.code')).fill(recovery);
    await again.keyboard.press('Enter');
    await expect(again.getByText(t('live.on'), { exact: true })).toBeVisible();
    await again.goto('/console/account');
    await expect(again.getByText(t('secondFactor.left', { count: '9' }))).toBeVisible();
    await inspectScreen(again, `console-account-${language}`);
    await again.getByRole('button', { name: t('devices.endOthers') }).click();
    await expect(again.getByText(t('devices.othersEnded'))).toBeVisible();
    await again.context().close();
  });
}

const SCREENS: readonly (readonly [name: string, path: string, title: string])[] = [
  ['users', 'users', 'Utilisateurs'],
  ['roles', 'roles', 'Rôles et droits'],
  ['audit', 'audit', 'Journal'],
  ['audit-nothing', 'audit?from=2001-01-01&to=2001-01-02', 'Journal'],
];

for (const [name, path, title] of SCREENS) {
  test(`UI-2 ${name}`, async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(path, title);
    await expect(page.locator('.ui-skeleton')).toHaveCount(0);
    await inspectScreen(page, `console-${name}`);
    // The two others are walked in English by `english`.
    if (name === 'roles' || name === 'audit-nothing') await inspectInEnglish(page, `console-${name}`);
  });
}

test('UI-2 user', async () => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(`users/${await userId('advisor@picolo.test')}`, 'Sofia Bernard');
  await inspectScreen(page, 'console-user');
  await inspectInEnglish(page, 'console-user');
});

test('UI-2 the diff before rights are saved, in English', async () => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open('roles', 'Rôles et droits');
  await page.getByRole('button', { name: 'Compte de Claire Fontaine' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await page.getByRole('checkbox', { name: 'See orders – Employee' }).uncheck();
  await page.getByRole('checkbox', { name: 'Read the audit log – Employee' }).check();
  await page.getByRole('button', { name: 'Review and save' }).click();
  await expect(page.getByRole('dialog', { name: 'Save these rights?' })).toBeVisible();
  await inspectScreen(page, 'console-roles-diff');
});

for (const language of languages) {
  test(`PR-1 SE-2 a key for another program is made, shown once, prints, and is revoked for good (${language})`, async ({
    browser,
  }) => {
    const t = wordsOf('console', language);
    const mine = await enter(browser, 'admin@picolo.test', language);
    await mine.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    if (language === 'en') await withoutClipboard(mine);
    await mine.getByRole('link', { name: t('nav.apiKeys') }).click();
    await expect(heading(mine, t('apiKeys.title'))).toBeVisible();
    if (language === 'fr') {
      await expect(mine.getByText(t('apiKeys.emptyTitle'))).toBeVisible();
      await inspectScreen(mine, 'console-api-keys-empty');
    }

    const name = `Till ${language}`;
    await mine
      .getByRole('button', { name: t('apiKeys.add') })
      .first()
      .click();
    const asking = mine.getByRole('dialog', { name: t('apiKeys.add') });
    await asking.getByLabel(t('apiKeys.name')).fill(name);
    await asking.getByRole('checkbox', { name: t('permission.printing.submit'), exact: true }).uncheck();
    await asking.getByRole('button', { name: t('apiKeys.add') }).click();
    await expect(asking.getByText(t('apiKeys.noScope'))).toBeVisible();
    if (language === 'fr') await inspectScreen(mine, 'console-api-keys-new');
    await asking.getByRole('checkbox', { name: t('permission.printing.submit'), exact: true }).check();
    await asking.getByRole('button', { name: t('apiKeys.add') }).click();

    const shown = mine.getByRole('dialog', { name: t('apiKeys.madeTitle', { name }) });
    const key = await (language === 'fr' ? copiedKey : selectedKey)(mine, shown, t);
    expect(key).toMatch(/^picolo_/u);
    await expect(shown.getByText(`Authorization: Bearer ${key}`)).toBeVisible();
    await inspectScreen(mine, `console-api-keys-made-${language}`);
    expect((await api(stack.baseUrl, key).post('/print', { content: 'Hello' })).status).toBe(201);
    await shown.getByRole('button', { name: t('apiKeys.done') }).click();
    await expect(shown).toBeHidden();
    expect(await mine.content()).not.toContain(key);

    await api(stack.baseUrl, await signIn(stack.baseUrl, 'admin@picolo.test')).post('/api/api-keys', {
      ...{ name: `Web ${language}`, scopes: ['orders.read'] },
    });
    await expect(mine.getByRole('row', { name: new RegExp(`Web ${language}`) })).toBeVisible();
    const row = mine.getByRole('row', { name: new RegExp(name) });
    await expect(row.getByText(`${key.slice(0, 13)}…`)).toBeVisible();
    await expect(row.getByText(t('apiKeys.neverUsed'))).toHaveCount(0);
    await row.getByRole('button', { name: t('apiKeys.revokeNamed', { name }) }).click();
    const sure = mine.getByRole('dialog', { name: t('apiKeys.revokeTitle', { name }) });
    // A refusal is forgotten when the dialog opens again, for this key or another.
    await mine.route('**/api/api-keys/*/revocation', (route) => route.abort());
    await sure.getByRole('button', { name: t('apiKeys.revoke') }).click();
    await expect(sure.getByText(t('errors.network'))).toBeVisible();
    await mine.unroute('**/api/api-keys/*/revocation');
    await sure.getByRole('button', { name: t('form.cancel') }).click();
    await row.getByRole('button', { name: t('apiKeys.revokeNamed', { name }) }).click();
    await expect(sure).toBeVisible();
    await expect(sure.getByText(t('errors.network'))).toHaveCount(0);
    await sure.getByRole('button', { name: t('apiKeys.revoke') }).click();
    await expect(row.getByText(t('apiKeys.states.revoked'))).toBeVisible();
    expect((await api(stack.baseUrl, key).post('/print', { content: 'Hello' })).status).toBe(401);
    if (language === 'en') await inspectScreen(mine, 'console-api-keys');
    await mine.goto('/console/audit');
    await expect(mine.getByText(name).first()).toBeVisible();
    await mine.context().close();
  });
}
