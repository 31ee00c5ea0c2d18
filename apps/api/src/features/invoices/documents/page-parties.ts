import type { InvoiceAddress, InvoiceBuyer, InvoiceDelivery, InvoiceSeller } from '@picolo/contracts';
import type { Column, Content, ContentStack } from 'pdfmake/interfaces.js';
import { COLOURS, SIZES } from './page-style.js';
import { words } from './words.fr.js';

/** `2026-11-20` → "20/11/2026". */
export function frenchDate(day: string): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

const countries = new Intl.DisplayNames(['fr'], { type: 'region' });

function addressLines({ line1, line2, postalCode, city, country }: InvoiceAddress): string[] {
  const lines = line2 === null ? [line1] : [line1, line2];
  lines.push(`${postalCode} ${city}`);
  if (country !== 'FR') lines.push((countries.of(country) ?? country).toLocaleUpperCase('fr'));
  return lines;
}

/** The room of the logo beside name and address, in points: the addresses below stay where a window envelope shows them. */
const LOGO_ROOM: [width: number, height: number] = [120, 62];

/** Throws when the snapshot names a logo whose bytes are not given: the page would not be the one that was issued. */
function logoImage({ logo: named }: InvoiceSeller, logo: Uint8Array | null): Column[] {
  if (named === undefined) return [];
  if (logo === null) throw new Error(`the bytes of the logo ${named.sha256} are missing`);
  const image = `data:image/any;base64,${Buffer.from(logo).toString('base64')}`;
  const width = Math.min(LOGO_ROOM[0], (LOGO_ROOM[1] * named.width) / named.height);
  return [{ width, stack: [{ image, fit: LOGO_ROOM }] }];
}

export function sellerBlock(seller: InvoiceSeller, logo: Uint8Array | null): Column {
  const identity = [seller.siret === null ? `${words.siren} ${seller.siren}` : `${words.siret} ${seller.siret}`];
  const contact = [seller.phone, seller.email].filter((value) => value !== null);
  const quiet = (text: string): Content => ({ text, color: COLOURS.quiet });
  const said: Column = {
    width: '*',
    stack: [
      { text: seller.name, fontSize: SIZES.name, bold: true, margin: [0, 0, 0, 3] },
      ...addressLines(seller.address).map(quiet),
      ...contact.map(quiet),
      ...identity.map(quiet),
    ],
  };
  const picture = logoImage(seller, logo);
  return picture.length === 0 ? { ...said, width: 330 } : { width: 330, columns: [...picture, said], columnGap: 14 };
}

/** Address block with its label; identifiers below when the party has some. */
export function partyBlock(label: string, party: InvoiceBuyer | InvoiceDelivery): ContentStack {
  return {
    stack: [
      { text: label, fontSize: SIZES.small, color: COLOURS.quiet, margin: [0, 0, 0, 3] },
      { text: party.name, bold: true, fontSize: 10.5 },
      ...('contactName' in party && party.contactName !== null ? [`${words.attention} ${party.contactName}`] : []),
      ...addressLines(party.address),
      ...('kind' in party ? identifiers(party) : []),
    ],
  };
}

function identifiers({ siren, vatNumber }: InvoiceBuyer): Content[] {
  const lines: string[] = [];
  if (siren !== null) lines.push(`${words.siren} ${siren}`);
  if (vatNumber !== null) lines.push(`${words.vatNumber} ${vatNumber}`);
  if (siren !== null) lines.push(`${words.electronicAddress} ${siren}`);
  return lines.map((text, index) => ({
    text,
    fontSize: SIZES.small,
    color: COLOURS.quiet,
    margin: [0, index === 0 ? 3 : 0, 0, 0],
  }));
}
