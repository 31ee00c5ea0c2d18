import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { demoPassword, startStack, waitFor, type Stack } from '../harness/index.ts';
import { inspectInEnglish, inspectScreen } from '../harness/screen.ts';
import { languages, visitorIn, wordsOf } from '../harness/words.ts';
import { startMailCatcher, type MailCatcher } from '../../tools/lib/mail-catcher/mail-catcher.ts';

let stack: Stack;
let mails: MailCatcher;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  mails = await startMailCatcher(0);
  const env = { SMTP_URL: mails.smtpUrl, MAIL_FROM: 'no-reply@picolo.test' };
  stack = await startStack({ apis: 1, jobs: 1, seed: 'shop', env });
});

test.afterAll(async () => {
  await stack.stop();
  await mails.stop();
});

const visitor = (browser: Browser, locale = 'fr-FR'): Promise<BrowserContext> =>
  browser.newContext({ baseURL: stack.baseUrl, locale });

const address = 'zoe.martin@exemple.test';
const password = 'trois chevaux bleus';
const newPassword = 'quatre canards verts';

/** The link in the newest mail to that address with these words in its subject. */
async function linkTo(recipient: string, subject: RegExp): Promise<string> {
  const found = (): string | undefined => {
    const mail = mails.mails.all().find((one) => one.to.includes(recipient) && subject.test(one.subject));
    return /http\S+#token=\S+/.exec(mail?.text ?? '')?.[0];
  };
  await waitFor(`a mail to ${recipient}`, () => found() !== undefined);
  return found() ?? '';
}

async function signIn(page: Page, path: string, email: string, typed: string): Promise<void> {
  await page.goto(path);
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(typed);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}

test('ID-2 a client registers, gets a mail, and confirms the address by a click', async ({ browser }) => {
  const context = await visitor(browser);
  const page = await context.newPage();
  await page.goto('/register');
  await page.getByLabel('Nom et prénom').fill('Zoé Martin');
  await page.getByLabel('Adresse e-mail').fill(address);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/register'));
  await page.goto('/account/orders');
  await expect(page.getByText(`Confirmez votre adresse ${address}`)).toBeVisible();

  await page.goto(await linkTo(address, /Confirmez/));
  await expect(page.getByRole('button', { name: 'Confirmer mon adresse' })).toBeVisible();
  // The token leaves the address bar, and no GET has spent it.
  expect(new URL(page.url()).hash).toBe('');
  await inspectScreen(page, 'portal-verify');
  await page.getByRole('button', { name: 'Confirmer mon adresse' }).click();
  await expect(page.getByText(`Votre adresse ${address} est confirmée.`)).toBeVisible();
  await page.getByRole('link', { name: 'Voir mes commandes' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(`Confirmez votre adresse ${address}`)).toHaveCount(0);
  await context.close();
});

test('ID-2 a forgotten password is replaced by the mailed link, once', async ({ browser }) => {
  const context = await visitor(browser);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Mot de passe oublié' }).click();
  await expect(page.getByRole('heading', { name: 'Mot de passe oublié' })).toBeVisible();
  await page.getByLabel('Adresse e-mail').fill(address);
  await inspectScreen(page, 'portal-forgotten');
  await inspectInEnglish(page, 'portal-forgotten');
  await page.getByRole('button', { name: 'Envoyer le lien' }).click();
  await expect(page.getByText('Regardez vos e-mails')).toBeVisible();

  const link = await linkTo(address, /mot de passe/);
  await page.goto(link);
  await page.getByLabel('Nouveau mot de passe').fill(newPassword);
  await inspectScreen(page, 'portal-reset');
  await page.getByRole('button', { name: 'Enregistrer le mot de passe' }).click();
  await expect(page.getByText('Votre mot de passe est changé')).toBeVisible();
  await signIn(page, '/sign-in', address, newPassword);
  await expect(page.getByRole('button', { name: 'Mon compte' })).toBeVisible();

  const again = await context.newPage();
  await again.goto(link);
  await again.getByLabel('Nouveau mot de passe').fill('cinq lapins rouges');
  await again.getByRole('button', { name: 'Enregistrer le mot de passe' }).click();
  await expect(again.getByText('Ce lien a déjà servi')).toBeVisible();
  await context.close();
});

test('ID-9 a client takes their data along, asks to be forgotten, and changes their mind', async ({ browser }) => {
  const context = await visitor(browser);
  const page = await context.newPage();
  await signIn(page, '/sign-in', address, newPassword);
  await expect(page.getByRole('button', { name: 'Mon compte' })).toBeVisible();
  await page.goto('/account/security');
  await expect(page.getByText('Confirmée')).toBeVisible();
  await inspectScreen(page, 'portal-security');
  await inspectInEnglish(page, 'portal-security');
  await page.getByRole('link', { name: 'Mes données' }).click();
  await page.getByRole('button', { name: 'Préparer l’archive' }).click();
  const archive = page.getByRole('link', { name: /Télécharger/ });
  await expect(archive).toBeVisible();
  await inspectScreen(page, 'portal-data');
  const download = page.waitForEvent('download');
  await archive.click();
  expect((await download).suggestedFilename()).toBe('picolo-data.zip');

  await page.getByLabel('Votre mot de passe').fill('pas le bon');
  await page.getByRole('button', { name: 'Demander l’effacement' }).click();
  await expect(page.getByText('Ce n’est pas votre mot de passe actuel')).toBeVisible();
  await page.getByLabel('Votre mot de passe').fill(newPassword);
  await page.getByRole('button', { name: 'Demander l’effacement' }).click();
  await expect(page.getByText('Effacement prévu')).toBeVisible();
  await page.getByRole('button', { name: 'Annuler l’effacement' }).click();
  await expect(page.getByRole('button', { name: 'Demander l’effacement' })).toBeVisible();
  await context.close();
});

for (const language of languages) {
  test(`ID-7 a client turns the second step on, signs in with it elsewhere, and ends that device (${language})`, async ({
    browser,
  }) => {
    const t = wordsOf('portal', language);
    const email = language === 'fr' ? 'client@picolo.test' : 'client2@picolo.test';
    const come = async (): Promise<Page> => {
      const page = await (await visitorIn(browser, language, stack.baseUrl)).newPage();
      await page.goto('/sign-in');
      await page.getByLabel(t('signIn.email')).fill(email);
      await page.getByLabel(t('signIn.password'), { exact: true }).fill(demoPassword);
      await page.getByRole('button', { name: t('signIn.submit') }).click();
      return page;
    };
    const home = await come();
    await expect(home.getByRole('button', { name: t('header.account') })).toBeVisible();
    await home.goto('/account/security');
    await home.getByRole('button', { name: t('secondFactor.turnOn') }).click();
    const dialog = home.getByRole('dialog');
    await dialog.getByLabel(t('signIn.password')).fill(demoPassword);
    await dialog.getByRole('button', { name: t('secondFactor.next') }).click();
    await expect(dialog.getByRole('img', { name: t('secondFactor.pictureAlt') })).toBeVisible();
    const secret = Secret.fromBase32(await dialog.locator('code').innerText());
    await dialog.getByLabel(t('secondFactor.code')).fill(new TOTP({ secret }).generate());
    await dialog.getByRole('button', { name: t('secondFactor.confirm') }).click();
    const codes = dialog.getByRole('listitem');
    await expect(codes).toHaveCount(10);
    const recovery = await codes.first().innerText();
    await dialog.getByRole('button', { name: t('secondFactor.kept') }).click();
    await expect(home.getByText(t('secondFactor.left', { count: '10' }))).toBeVisible();

    const elsewhere = await come();
    await expect(elsewhere.getByRole('heading', { name: t('secondStep.title') })).toBeVisible();
    await inspectScreen(elsewhere, `portal-second-step-${language}`);
    await elsewhere.getByLabel(t('secondStep.code'), { exact: true }).fill(recovery);
    await elsewhere.getByRole('button', { name: t('secondStep.send') }).click();
    await expect(elsewhere.getByRole('button', { name: t('header.account') })).toBeVisible();

    await home.reload();
    await expect(home.getByText(t('secondFactor.left', { count: '9' }))).toBeVisible();
    await inspectScreen(home, `portal-devices-${language}`);
    await home.getByRole('button', { name: t('devices.endOthers') }).click();
    await expect(home.getByText(t('devices.othersEnded'))).toBeVisible();
    await elsewhere.goto('/account/orders');
    await expect(elsewhere.getByRole('heading', { level: 1, name: t('signIn.title') })).toBeVisible();
    await Promise.all([home.context().close(), elsewhere.context().close()]);
  });
}

test('ID-2 an administrator invites a colleague, who accepts and is in the console', async ({ browser }) => {
  const office = await visitor(browser);
  const page = await office.newPage();
  await signIn(page, '/console/sign-in', 'admin@picolo.test', demoPassword);
  await page.waitForURL(/\/console\/(?!sign-in)/);
  await page.goto('/console/users');
  await page.getByRole('button', { name: 'Inviter' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nom et prénom').fill('Ada Nouvelle');
  await dialog.getByLabel('Adresse e-mail').fill('ada@exemple.test');
  await dialog.getByLabel('Rôle').selectOption({ label: 'Employé' });
  await dialog.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(page.getByText('Invitations en attente')).toBeVisible();
  await inspectScreen(page, 'console-users-invited');

  const home = await visitor(browser);
  const own = await home.newPage();
  await own.goto(await linkTo('ada@exemple.test', /vous invite/));
  await expect(own.getByLabel('Votre nom')).toHaveValue('Ada Nouvelle');
  await own.getByLabel('Mot de passe', { exact: true }).fill(password);
  await inspectScreen(own, 'console-invitation');
  await own.getByRole('button', { name: 'Créer mon compte' }).click();
  await own.waitForURL(/\/console\/(?!invitation)/);
  await expect(own.getByRole('navigation').first()).toBeVisible();

  await page.goto('/console/mails');
  await expect(page.getByText('ada@exemple.test')).toBeVisible();
  await inspectScreen(page, 'console-mails');
  await inspectInEnglish(page, 'console-mails');
  await page.goto('/console/account');
  await expect(page.getByText('Nouvelle adresse e-mail')).toBeVisible();
  await inspectScreen(page, 'console-account');
  await inspectInEnglish(page, 'console-account');
  await page.goto('/console/clients');
  await page.getByRole('link', { name: 'Zoé Martin' }).click();
  await expect(page.getByText('Données personnelles')).toBeVisible();
  await inspectScreen(page, 'console-client-data');
  await inspectInEnglish(page, 'console-client-data');
  await Promise.all([office.close(), home.close()]);
});
